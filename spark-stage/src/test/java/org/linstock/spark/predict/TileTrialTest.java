package org.linstock.spark.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.config.Architecture;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Embedding;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.round.LossKind;
import org.linstock.spark.round.NetSpec;
import org.linstock.tensor.Generator;

/** What the trial finds for other numbers holds for those of real nets and rows. */
class TileTrialTest {
  @BeforeEach
  void seed() {
    Generator.manualSeed(1);
  }

  private static Stream<Arguments> nets() {
    return Stream.of(
        Arguments.of(
            new Sequential(new Linear(20, 64), new ReLU(), new Linear(64, 2)), List.of(20)),
        Arguments.of(
            new Sequential(
                new Linear(784, 100), new BatchNorm1d(100), new ReLU(), new Linear(100, 10)),
            List.of(784)),
        Arguments.of(new Linear(300, 1), List.of(300)),
        Arguments.of(
            new Sequential(new Conv2d(1, 6, 5), new ReLU(), new Flatten(), new Linear(384, 10)),
            List.of(1, 12, 12)));
  }

  private static NetSpec spec(Module net, List<Integer> shape) {
    return new NetSpec(Architecture.toJson(net), shape, 1, LossKind.MEAN_SQUARED_ERROR);
  }

  @ParameterizedTest
  @MethodSource("nets")
  void rowsAloneAreThoseOfATile(Module net, List<Integer> shape) {
    NetSpec spec = spec(net, shape);
    int width = spec.width();
    float[] features = new float[RowPredictor.TILE * width];
    Random random = new Random(3);
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    try (RowPredictor tile = new RowPredictor(net, "", spec.shape(), RowPredictor.TILE);
        RowPredictor alone = new RowPredictor(net, "", spec.shape(), TileTrial.least(spec))) {
      System.arraycopy(features, 0, tile.tile(), 0, features.length);
      float[] expected = tile.predict(RowPredictor.TILE).clone();
      float[] outputs = new float[expected.length];
      int count = tile.outputWidth();
      for (int row = 0; row < RowPredictor.TILE; row++) {
        System.arraycopy(features, row * width, alone.tile(), 0, width);
        System.arraycopy(alone.predict(1), 0, outputs, row * count, count);
      }
      assertArrayEquals(expected, outputs);
    }
  }

  @Test
  void netThatDoesNotTakeItsNumbers() {
    Module net = new Sequential(new Embedding(1, 4), new Flatten(), new Linear(4, 2));
    assertEquals(RowPredictor.TILE, TileTrial.least(spec(net, List.of(1))));
  }

  @Test
  void netWithoutProducts() {
    assertEquals(1, TileTrial.least(spec(new Flatten(), List.of(5))));
  }
}
