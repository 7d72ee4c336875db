package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.memory.DType;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * Dropout draws its own masks; the reference numbers know only those that leave nothing to chance.
 */
class DropoutTest {
  static List<Module> layers() {
    return List.of(new Dropout(0.3), new Dropout1d(0.3), new Dropout2d(0.3), new AlphaDropout(0.3));
  }

  private static Tensor input(Module layer) {
    return layer instanceof Dropout2d ? Tensor.randn(5, 6, 4, 2) : Tensor.randn(5, 6, 8);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theSameSeedDropsTheSame(Module layer) {
    Tensor x = input(layer);
    Generator.manualSeed(5);
    float[] first = layer.forward(x).toFloatArray();
    float[] second = layer.forward(x).toFloatArray();
    Generator.manualSeed(5);
    assertArrayEquals(first, layer.forward(x).toFloatArray());
    assertArrayEquals(second, layer.forward(x).toFloatArray());
    assertTrue(!Arrays.equals(first, second));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void evaluationChangesNothing(Module layer) {
    Tensor x = input(layer);
    assertSame(x, layer.eval().forward(x));
  }

  @Test
  void keepsTheMeanAndDropsTheShare() {
    Generator.manualSeed(1);
    int n = 200_000;
    float[] y = Functional.dropout(Tensor.ones(n), 0.3, true).toFloatArray();
    int zeros = 0;
    double sum = 0;
    for (float v : y) {
      assertTrue(v == 0 || v == (float) (1 / 0.7), "value " + v);
      zeros += v == 0 ? 1 : 0;
      sum += v;
    }
    // Four standard errors of a share of 0.3.
    double error = 4 * Math.sqrt(0.3 * 0.7 / n);
    assertEquals(0.3, zeros / (double) n, error);
    assertEquals(1, sum / n, error / 0.7);
  }

  @Test
  void alphaDropoutKeepsMeanAndVariance() {
    Generator.manualSeed(2);
    int n = 200_000;
    double[] y = Functional.alphaDropout(Tensor.randn(n), 0.3, true).toDoubleArray();
    double mean = Arrays.stream(y).average().orElseThrow();
    double variance = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / n;
    assertEquals(0, mean, 0.015);
    assertEquals(1, variance, 0.02);
  }

  @Test
  void wholeChannelsAreDropped() {
    Generator.manualSeed(3);
    float[] y = Functional.dropout2d(Tensor.ones(20, 10, 3, 2), 0.4, true).toFloatArray();
    int dropped = 0;
    for (int channel = 0; channel < 200; channel++) {
      for (int i = 1; i < 6; i++) {
        assertEquals(y[channel * 6], y[channel * 6 + i]);
      }
      dropped += y[channel * 6] == 0 ? 1 : 0;
    }
    assertTrue(dropped > 50 && dropped < 110, "dropped " + dropped);
  }

  @Test
  void gradientsFlowThroughTheMask() {
    Tensor x = Tensor.randn(50).to(DType.FLOAT64).requiresGrad_(true);
    Tensor y = Functional.dropout(x, 0.5, true);
    y.sum().backward();
    assertArrayEquals(y.toDoubleArray(), x.detach().mul(x.grad()).toDoubleArray());
  }

  @Test
  void certaintiesDrawNothing() {
    Tensor x = Tensor.randn(4, 3);
    assertSame(x, new Dropout(0).forward(x));
    assertArrayEquals(new float[12], new Dropout(1).forward(x).abs().toFloatArray());
    assertArrayEquals(new float[12], new AlphaDropout(1).forward(x).abs().toFloatArray());
  }

  @Test
  void wrongUseIsNamed() {
    assertEquals(
        "Dropout: p = 1.5, expected a probability from 0 to 1", message(() -> new Dropout(1.5)));
    assertEquals(
        "dropout: p = NaN, expected a probability from 0 to 1",
        message(() -> Functional.dropout(Tensor.ones(2), Double.NaN, true)));
    assertEquals(
        "dropout: a tensor of int64, expected a floating point type; convert it with to(float32)",
        message(() -> Functional.dropout(Tensor.ofInts(1), 0.5, true)));
    assertEquals(
        "dropout2d: got shape [3, 4, 4], expected images [batch, channels, height, width]; a single image needs unsqueeze(0)",
        message(() -> Functional.dropout2d(Tensor.ones(3, 4, 4), 0.5, true)));
    assertEquals(
        "dropout1d: got shape [3, 4], expected signals [batch, channels, length]; a single signal needs unsqueeze(0)",
        message(() -> new Dropout1d().forward(Tensor.ones(3, 4))));
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
