package org.linstock.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Exponentials of many floats, against those of doubles. */
class CpuExpTest {
  private static final double BOUND = 3e-7;

  private interface InPlace {
    void apply(float[] x, int from, int to);
  }

  /** Evenly over a range; more numbers than one piece holds, and not a multiple. */
  private static void near(InPlace function, DoubleUnaryOperator exact, float low, float high) {
    int n = 10 * Scratch.CHUNK + 7;
    float[] x = new float[n + 2];
    for (int i = 0; i < n; i++) {
      x[i + 1] = low + (high - low) * i / (n - 1);
    }
    float[] y = x.clone();
    function.apply(y, 1, n + 1);
    for (int i = 1; i <= n; i++) {
      double expected = exact.applyAsDouble(x[i]);
      double error = Math.abs(y[i] - expected);
      assertTrue(error <= BOUND * Math.abs(expected), x[i] + ": " + y[i] + ", not " + expected);
    }
    assertEquals(0, y[0], "before the range");
    assertEquals(0, y[n + 1], "behind the range");
  }

  @Test
  void exponential() {
    near(CpuExp::exp, Math::exp, -87, 88.7f);
    near(CpuExp::exp, Math::exp, -1e-3f, 1e-3f);
  }

  @Test
  void sigmoid() {
    near(CpuExp::sigmoid, x -> 1 / (1 + Math.exp(-x)), -87, 20);
  }

  @Test
  void theEndsOfTheRange() {
    float[] x = {
      Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 88.73f, -103f, -150f, 0f
    };
    float[] e = x.clone();
    CpuExp.exp(e, 0, x.length);
    assertArrayEquals(
        new float[] {
          Float.NaN, Float.POSITIVE_INFINITY, 0, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 0, 1
        },
        e);
    float[] s = x.clone();
    CpuExp.sigmoid(s, 0, x.length);
    assertArrayEquals(new float[] {Float.NaN, 1, 0, 1, 0, 0, 0.5f}, s);
  }
}
