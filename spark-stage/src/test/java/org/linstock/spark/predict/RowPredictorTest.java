package org.linstock.spark.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Generator;

/**
 * A net of this size rounds differently for most batch sizes when products are not taken in tiles.
 */
class RowPredictorTest {
  private static final int WIDTH = 20;
  private static final int OUTPUTS = 2;
  private static final int ROWS = 300;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 63})
  void aRowsOutputsDoNotDependOnItsBatch(int batch) {
    Generator.manualSeed(1);
    Module net = new Sequential(new Linear(WIDTH, 64), new ReLU(), new Linear(64, OUTPUTS));
    Random random = new Random(1);
    float[] features = new float[ROWS * WIDTH];
    IntStream.range(0, features.length).forEach(i -> features[i] = random.nextFloat() - 0.5f);
    try (RowPredictor predictor = new RowPredictor(net, "", new long[] {WIDTH})) {
      float[] expected = predict(predictor, features, RowPredictor.TILE);
      assertArrayEquals(expected, predict(predictor, features, batch));
    }
  }

  private static float[] predict(RowPredictor predictor, float[] features, int batch) {
    float[] outputs = new float[ROWS * OUTPUTS];
    for (int from = 0; from < ROWS; from += batch) {
      int count = Math.min(batch, ROWS - from);
      System.arraycopy(features, from * WIDTH, predictor.tile(), 0, count * WIDTH);
      System.arraycopy(predictor.predict(count), 0, outputs, from * OUTPUTS, count * OUTPUTS);
    }
    return outputs;
  }
}
