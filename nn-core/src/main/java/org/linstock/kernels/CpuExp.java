package org.linstock.kernels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The exponential, and what is made of it, of many floats at once, in loops that the JIT compiler
 * vectorises; some 10 times faster than {@link Math#exp} one by one. Relative errors stay below
 * 3·10⁻⁷. Plain arithmetic of Java: the same bits on every machine.
 *
 * <p>{@code eˣ = 2ᵏ·eʳ} with k the integer nearest to x / ln 2, so that |r| ≤ ln 2 / 2, and eʳ − 1
 * by its Taylor polynomial (Muller, Elementary Functions, chapter 11).
 */
final class CpuExp {
  private static final ThreadLocal<CpuExp> CURRENT = ThreadLocal.withInitial(CpuExp::new);

  private static final float LOG2_E = (float) (1 / Math.log(2));

  /** ln 2 in two parts, of which the first times any k is exact. */
  private static final float LN2_HIGH = 355 / 512f;

  private static final float LN2_LOW = (float) (Math.log(2) - LN2_HIGH);

  /** Added to a float, it leaves the nearest integer in the lowest bits. */
  private static final float SHIFT = 0x1.8p23f;

  private static final int SHIFT_BITS = Float.floatToRawIntBits(SHIFT);

  /** eˣ is 0 below and infinite above. */
  private static final float LOWEST = -104;

  private static final float HIGHEST = 89;

  private static final int EXPONENT_BIAS = 127;
  private static final int EXPONENT_SHIFT = 23;

  private final float[] x = new float[Scratch.CHUNK];
  private final float[] shifted = new float[Scratch.CHUNK];
  private final float[] r = new float[Scratch.CHUNK];
  private final float[] scale = new float[Scratch.CHUNK];
  private final float[] restScale = new float[Scratch.CHUNK];
  private final int[] k = new int[Scratch.CHUNK];
  private final int[] half = new int[Scratch.CHUNK];
  private final FloatBuffer floats;
  private final IntBuffer bits;

  private CpuExp() {
    ByteBuffer staging =
        ByteBuffer.allocateDirect(Scratch.CHUNK * Float.BYTES).order(ByteOrder.nativeOrder());
    floats = staging.asFloatBuffer();
    bits = staging.asIntBuffer();
  }

  /** {@code eˣ} in place. */
  static void exp(float[] x, int from, int to) {
    inPieces(x, from, to, CpuExp::exp);
  }

  /** {@code 1 / (1 + e⁻ˣ)} in place. */
  static void sigmoid(float[] x, int from, int to) {
    inPieces(x, from, to, CpuExp::sigmoid);
  }

  private interface Piece {
    void apply(CpuExp e, int n);
  }

  /** Pieces lie at the start of an array of their own: other loops would not be vectorised. */
  private static void inPieces(float[] x, int from, int to, Piece function) {
    CpuExp e = CURRENT.get();
    for (int i = from; i < to; i += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, to - i);
      System.arraycopy(x, i, e.x, 0, n);
      function.apply(e, n);
      System.arraycopy(e.x, 0, x, i, n);
    }
  }

  private void exp(int n) {
    split(x, r, shifted, n);
    whole(n);
    // Two factors, for k beyond the exponents of one float.
    halve(k, half, n);
    scale(half, scale, n);
    scale(k, restScale, n);
    expm1(r, x, n);
    powers(x, scale, restScale, n);
  }

  private void sigmoid(int n) {
    negate(x, n);
    exp(n);
    logistic(x, n);
  }

  /** The integers of {@link #shifted}, which are the lowest bits of floats, into k. */
  private void whole(int n) {
    floats.put(0, shifted, 0, n);
    bits.get(0, k, 0, n);
    subtract(k, SHIFT_BITS, n);
  }

  /** {@code 2ᵏ}. */
  private void scale(int[] exponents, float[] powers, int n) {
    exponentBits(exponents, n);
    bits.put(0, exponents, 0, n);
    floats.get(0, powers, 0, n);
  }

  // One loop a method, so that each is compiled and vectorised by itself.

  /** Into r and the integer k, still with the shift. */
  private static void split(float[] x, float[] r, float[] shifted, int n) {
    for (int i = 0; i < n; i++) {
      r[i] = Math.max(LOWEST, Math.min(HIGHEST, x[i]));
      shifted[i] = r[i] * LOG2_E + SHIFT;
    }
    for (int i = 0; i < n; i++) {
      float whole = shifted[i] - SHIFT;
      r[i] = (r[i] - whole * LN2_HIGH) - whole * LN2_LOW;
    }
  }

  /** {@code eʳ − 1}, in two loops: a longer one is not unrolled far enough to be vectorised. */
  private static void expm1(float[] r, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = 1 / 24f + r[i] * (1 / 120f + r[i] * (1 / 720f + r[i] * (1 / 5040f)));
    }
    for (int i = 0; i < n; i++) {
      z[i] = r[i] + r[i] * r[i] * (0.5f + r[i] * (1 / 6f + r[i] * z[i]));
    }
  }

  private static void powers(float[] x, float[] scale, float[] restScale, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = (1 + x[i]) * scale[i] * restScale[i];
    }
  }

  private static void negate(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = -x[i];
    }
  }

  private static void logistic(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = 1 / (1 + x[i]);
    }
  }

  private static void halve(int[] k, int[] half, int n) {
    for (int i = 0; i < n; i++) {
      half[i] = k[i] >> 1;
      k[i] -= half[i];
    }
  }

  private static void subtract(int[] k, int value, int n) {
    for (int i = 0; i < n; i++) {
      k[i] -= value;
    }
  }

  private static void exponentBits(int[] k, int n) {
    for (int i = 0; i < n; i++) {
      k[i] = (k[i] + EXPONENT_BIAS) << EXPONENT_SHIFT;
    }
  }
}
