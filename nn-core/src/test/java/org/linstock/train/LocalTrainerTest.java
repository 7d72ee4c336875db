package org.linstock.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.linstock.memory.Pools;
import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Linear;
import org.linstock.nn.MSELoss;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.optim.Adam;
import org.linstock.optim.SGD;
import org.linstock.tensor.Generator;

/** Minibatch steps of one net on one thread. */
class LocalTrainerTest {
  private static final int ROWS = 32;
  private static final long[] SHAPE = {2};

  /** Points around (±1, ±1), class 1 where the first coordinate is positive. */
  private static float[] points() {
    Generator generator = new Generator(1);
    float[] points = new float[2 * ROWS];
    for (int i = 0; i < points.length; i++) {
      float sign = ((i / 2) >> (i % 2)) % 2 == 0 ? 1 : -1;
      points[i] = sign + (float) (0.2 * generator.normal());
    }
    return points;
  }

  private static float[] classes(float[] points) {
    float[] classes = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      classes[i] = points[2 * i] > 0 ? 1 : 0;
    }
    return classes;
  }

  private static Module net(long seed, int outputs) {
    Generator.manualSeed(seed);
    return new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, outputs));
  }

  private static LocalTrainer trainer(Module net) {
    return new LocalTrainer(
        net, new CrossEntropyLoss(), new Adam(net.parameters(), 0.02), SHAPE, 0);
  }

  private static float[] values(Module net) {
    FlatParameters flat = FlatParameters.of(net);
    float[] values = new float[flat.size()];
    flat.read(values);
    return values;
  }

  private static float[] trained(long seed, int steps) {
    Module net = net(seed, 2);
    float[] x = points();
    try (LocalTrainer trainer = trainer(net)) {
      for (int i = 0; i < steps; i++) {
        trainer.step(x, classes(x), null, ROWS);
      }
    }
    return values(net);
  }

  @Test
  void learnsASeparableProblem() {
    Module net = net(7, 2);
    float[] x = points();
    try (LocalTrainer trainer = trainer(net)) {
      double first = trainer.step(x, classes(x), null, ROWS);
      for (int i = 0; i < 200; i++) {
        trainer.step(x, classes(x), null, ROWS);
      }
      double last = trainer.loss(x, classes(x), null, ROWS);
      assertTrue(first > 0.3 && last < 0.01, first + " to " + last);
    }
  }

  @Test
  void learnsARegressionOfSeveralValues() {
    Module net = new Sequential(new Linear(2, 2));
    float[] x = points();
    float[] y = new float[2 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      y[2 * i] = 3 * x[2 * i] - 1;
      y[2 * i + 1] = x[2 * i] + x[2 * i + 1];
    }
    try (LocalTrainer trainer =
        new LocalTrainer(net, new MSELoss(), new SGD(net.parameters(), 0.3), SHAPE, 2)) {
      for (int i = 0; i < 300; i++) {
        trainer.step(x, y, null, ROWS);
      }
      assertTrue(trainer.loss(x, y, null, ROWS) < 1e-6);
    }
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    assertArrayEquals(trained(3, 50), trained(3, 50));
    assertTrue(!Arrays.equals(trained(3, 50), trained(4, 50)));
  }

  @Test
  void aWeightOfTwoIsARowTwice() {
    float[] x = points();
    float[] weights = new float[ROWS];
    Arrays.fill(weights, 1);
    weights[3] = 2;
    weights[8] = 0;
    float[] longer = Arrays.copyOf(x, x.length);
    System.arraycopy(x, 6, longer, 16, 2);
    Module weighted = net(5, 2);
    Module doubled = net(5, 2);
    try (LocalTrainer a = trainer(weighted);
        LocalTrainer b = trainer(doubled)) {
      for (int i = 0; i < 20; i++) {
        double lossA = a.step(x, classes(x), weights, ROWS);
        double lossB = b.step(longer, classes(longer), null, ROWS);
        assertEquals(lossB, lossA, 1e-6);
      }
    }
    assertArrayEquals(values(doubled), values(weighted), 1e-5f);
  }

  @Test
  void stepsAfterTheFirstAllocateNothing() {
    Module net = net(2, 2);
    FlatParameters.of(net);
    float[] x = points();
    try (LocalTrainer trainer = trainer(net)) {
      trainer.step(x, classes(x), null, ROWS);
      int owned = Pools.size();
      assertTrue(owned > 0);
      for (int i = 0; i < 2_000; i++) {
        trainer.step(x, classes(x), null, ROWS);
      }
      assertEquals(owned, Pools.size());
    }
    assertEquals(0, Pools.size());
  }

  @Test
  void lossChangesNothing() {
    Module net = net(2, 2);
    float[] before = values(net);
    float[] x = points();
    try (LocalTrainer trainer = trainer(net)) {
      double loss = trainer.loss(x, classes(x), null, ROWS);
      assertEquals(loss, trainer.loss(x, classes(x), null, ROWS));
      assertEquals(loss, trainer.step(x, classes(x), null, ROWS), 1e-9);
    }
    assertTrue(!Arrays.equals(before, values(net)));
  }

  @Test
  void aFailedStepLeavesTheTrainerUsable() {
    Module net = net(2, 2);
    float[] x = points();
    try (LocalTrainer trainer = trainer(net)) {
      float[] wrong = classes(x);
      wrong[5] = 7;
      assertTrue(message(() -> trainer.step(x, wrong, null, ROWS)).contains("label 7 at row 5"));
      wrong[5] = 0.5f;
      assertTrue(message(() -> trainer.step(x, wrong, null, ROWS)).contains("label 0.5 at row 5"));
      assertTrue(
          message(() -> trainer.step(new float[3], wrong, null, ROWS))
              .contains("batch: 3 values for shape [32, 2]"));
      assertTrue(
          message(() -> trainer.step(x, classes(x), new float[ROWS], ROWS))
              .contains("weights sum to 0.0"));
      trainer.step(x, classes(x), null, ROWS);
    }
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
