package org.linstock.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.linstock.memory.Pools;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.nn.Unflatten;
import org.linstock.tensor.Tensor;

/** Predictions in batches. */
class BatchPredictorTest {
  private static final long[] IMAGE = {1, 8, 8};

  private static Sequential net() {
    return new Sequential(
        new Conv2d(1, 2, 3), new ReLU(), new MaxPool2d(2), new Flatten(), new Linear(18, 5));
  }

  @Test
  void equalsTheNetsForward() {
    Module net = net();
    Tensor x = Tensor.randn(7, 1, 8, 8);
    float[] expected = net.forward(x).toFloatArray();
    float[] actual = new float[7 * 5];
    try (BatchPredictor predictor = new BatchPredictor(net, IMAGE)) {
      assertEquals(5, predictor.outputWidth());
      predictor.predict(x.toFloatArray(), 7, actual);
      assertArrayEquals(expected, actual);
      float[] fewer = new float[35];
      predictor.predict(x.toFloatArray(), 3, fewer);
      assertArrayEquals(Arrays.copyOf(expected, 15), Arrays.copyOf(fewer, 15), 1e-6f);
      assertArrayEquals(new float[20], Arrays.copyOfRange(fewer, 15, 35));
    }
    assertFalse(net.isTraining());
  }

  @Test
  void laterBatchesAllocateNothing() {
    try (BatchPredictor predictor = new BatchPredictor(net(), IMAGE)) {
      float[] x = new float[16 * 64];
      float[] y = new float[16 * 5];
      predictor.predict(x, 16, y);
      int owned = Pools.size();
      for (int i = 0; i < 50; i++) {
        predictor.predict(x, 16, y);
      }
      assertEquals(owned, Pools.size());
    }
    assertEquals(0, Pools.size());
  }

  @Test
  void anExampleShapeThatDoesNotFitIsAnErrorAtOnce() {
    assertTrue(message(() -> new BatchPredictor(net(), new long[] {8, 8})).contains("conv2d"));
    assertTrue(
        message(() -> new BatchPredictor(net(), new long[] {1, 7, 8}).close()).contains("linear"));
  }

  @Test
  void aLayersOutputCanBeTaken() {
    Sequential net = net();
    Tensor x = Tensor.randn(7, 1, 8, 8);
    float[] actual = new float[7 * 18];
    try (BatchPredictor predictor = new BatchPredictor(net, "3", IMAGE)) {
      assertEquals(18, predictor.outputWidth());
      predictor.predict(x.toFloatArray(), 7, actual);
    }
    Tensor y = x;
    for (Module layer : net.children().subList(0, 4)) {
      y = layer.forward(y);
    }
    assertArrayEquals(y.toFloatArray(), actual);
  }

  @Test
  void examplesMustComeFirst() {
    Module net = new Sequential(new Linear(4, 3), new Unflatten(0, 1, -1));
    assertEquals(
        "output of the net has shape [1, 2, 3] for 2 examples, expected the examples as its first dimension; choose another layer or change the net",
        message(() -> new BatchPredictor(net, new long[] {4}).close()));
    try (BatchPredictor predictor = new BatchPredictor(net, "0", new long[] {4})) {
      assertEquals(3, predictor.outputWidth());
    }
  }

  @Test
  void anOutputThatIsTooShortIsNamed() {
    try (BatchPredictor predictor = new BatchPredictor(net(), IMAGE)) {
      assertEquals(
          "predict: room for 9 values, expected at least 10 for 2 rows of 5",
          message(() -> predictor.predict(new float[128], 2, new float[9])));
    }
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
