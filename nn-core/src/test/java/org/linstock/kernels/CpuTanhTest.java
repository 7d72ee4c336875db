package org.linstock.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Hyperbolic tangents of many floats, against those of doubles. */
class CpuTanhTest {
  /** Evenly over a range; more numbers than a piece has elsewhere. */
  private static float[] range(float low, float high) {
    float[] x = new float[10 * Scratch.CHUNK + 7];
    for (int i = 0; i < x.length; i++) {
      x[i] = low + (high - low) * i / (x.length - 1);
    }
    return x;
  }

  private static void near(float low, float high) {
    float[] x = range(low, high);
    float[] y = x.clone();
    CpuTanh.tanh(y, y.length);
    for (int i = 0; i < x.length; i++) {
      double expected = Math.tanh(x[i]);
      assertTrue(Math.abs(y[i] - expected) <= 4e-7 * Math.abs(expected), x[i] + ": " + y[i]);
      assertTrue(Math.abs(y[i]) <= 1, x[i] + ": " + y[i]);
    }
  }

  @Test
  void hyperbolicTangent() {
    near(-12, 12);
    near(-1e-4f, 1e-4f);
    near(-1e30f, 1e30f);
  }

  @Test
  void sigmoid() {
    float[] x = range(-30, 30);
    float[] y = x.clone();
    CpuTanh.sigmoid(y, y.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(1 / (1 + Math.exp(-x[i])), y[i], 2e-7);
    }
  }

  @Test
  void theEndsOfTheRange() {
    float[] x = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 88.73f, -150f, 0f};
    float[] t = x.clone();
    CpuTanh.tanh(t, t.length);
    assertArrayEquals(new float[] {Float.NaN, 1, -1, 1, -1, 0}, t);
    float[] s = x.clone();
    CpuTanh.sigmoid(s, s.length);
    assertArrayEquals(new float[] {Float.NaN, 1, 0, 1, 0, 0.5f}, s);
  }

  @Test
  void whatStandsBehindIsLeft() {
    float[] x = {3, 3, 3};
    CpuTanh.tanh(x, 2);
    assertEquals(3, x[2]);
  }
}
