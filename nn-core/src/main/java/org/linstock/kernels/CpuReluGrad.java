package org.linstock.kernels;

import org.linstock.memory.NdArray;

/**
 * The gradient of max(x, 0): where the output is 0, 0, elsewhere the gradient that came. Whether a
 * unit is on is chance to the processor, so the choice is made by the bits, not by a branch.
 */
final class CpuReluGrad {
  private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private CpuReluGrad() {}

  static void run(NdArray gradient, NdArray output, NdArray z) {
    int[] g = Scratch.current().bits(0);
    int[] y = Scratch.current().bits(1);
    int n = (int) z.length();
    for (int i = 0; i < n; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, n - i);
      gradient.bits().get(gradient.start() + i, g, 0, count);
      output.bits().get(output.start() + i, y, 0, count);
      select(g, y, count);
      z.bits().put(z.start() + i, g, 0, count);
    }
  }

  private static void select(int[] g, int[] y, int n) {
    for (int i = 0; i < n; i++) {
      // All ones if y > 0, that is, neither 0 nor with the sign set; or if y is NaN.
      int positive = (-y[i] & ~y[i]) >> 31;
      int nan = (INFINITY - (y[i] & Integer.MAX_VALUE)) >> 31;
      g[i] &= positive | nan;
    }
  }
}
