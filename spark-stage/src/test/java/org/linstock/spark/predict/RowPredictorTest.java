package org.linstock.spark.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linstock.nn.LSTM;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.RecurrentOptions;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * Nets of these sizes round differently for most numbers of rows when products are not taken in
 * tiles, and with some kernels of OpenBLAS also for another place in a tile.
 */
class RowPredictorTest {
  private static final int ROWS = 300;

  private enum Net {
    SMALL(20, 2) {
      @Override
      Module create() {
        return new Sequential(new Linear(20, 64), new ReLU(), new Linear(64, 2));
      }
    },
    WIDE(784, 10) {
      @Override
      Module create() {
        return new Sequential(new Linear(784, 100), new ReLU(), new Linear(100, 10));
      }
    },
    RECURRENT(60, 33) {
      @Override
      Module create() {
        return new Last();
      }
    };

    private final int width;
    private final int outputs;

    Net(int width, int outputs) {
      this.width = width;
      this.outputs = outputs;
    }

    abstract Module create();
  }

  /** The last hidden state of 6 steps of 10 numbers. */
  private static final class Last extends Module {
    private final LSTM lstm =
        register("lstm", new LSTM(10, 33, new RecurrentOptions().batchFirst(true)));

    @Override
    public Tensor forward(Tensor x) {
      Tensor steps = x.reshape(x.size(0), 6, 10);
      return lstm.forward(steps).select(1, -1);
    }
  }

  private float[] features;

  @BeforeEach
  void seed() {
    Generator.manualSeed(1);
  }

  private float[] expected(Net kind, Module net) {
    Random random = new Random(1);
    features = new float[ROWS * kind.width];
    IntStream.range(0, features.length).forEach(i -> features[i] = random.nextFloat() - 0.5f);
    try (RowPredictor predictor = predictor(kind, net, RowPredictor.TILE)) {
      return predict(kind, predictor, RowPredictor.TILE);
    }
  }

  private static RowPredictor predictor(Net kind, Module net, int tile) {
    return new RowPredictor(net, "", new long[] {kind.width}, tile);
  }

  @ParameterizedTest
  @EnumSource
  void aRowsOutputsDoNotDependOnItsBatch(Net kind) {
    Module net = kind.create();
    float[] expected = expected(kind, net);
    try (RowPredictor predictor = predictor(kind, net, RowPredictor.TILE)) {
      for (int batch : new int[] {1, 7, 63}) {
        assertArrayEquals(expected, predict(kind, predictor, batch), "batches of " + batch);
      }
    }
  }

  private float[] predict(Net kind, RowPredictor predictor, int batch) {
    float[] outputs = new float[ROWS * kind.outputs];
    for (int from = 0; from < ROWS; from += batch) {
      int count = Math.min(batch, ROWS - from);
      System.arraycopy(features, from * kind.width, predictor.tile(), 0, count * kind.width);
      System.arraycopy(
          predictor.predict(count), 0, outputs, from * kind.outputs, count * kind.outputs);
    }
    return outputs;
  }
}
