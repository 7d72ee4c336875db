package org.linstock.ops;

import java.util.Arrays;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * Products with random masks (Srivastava et al., 2014), drawn from this thread's default generator.
 */
public final class Dropouts {
  /** The value that SELU tends to on the left: −scale·α. */
  private static final double SATURATION = -1.0507009873554805 * 1.6732632423543772;

  private static final ThreadLocal<float[]> PIECE = ThreadLocal.withInitial(() -> new float[1024]);

  private Dropouts() {}

  /**
   * In training, zeroes with probability p and scales what stays by 1/(1 − p); else x itself.
   *
   * @param mask the mask's shape, which broadcasts to x's
   */
  public static Tensor dropout(
      String operation, Tensor x, double p, boolean training, long... mask) {
    check(operation, x, p);
    if (!training || p == 0 || x.numel() == 0) {
      return x;
    }
    return x.mul(new Tensor(mask(x.dtype(), p, p == 1 ? 0 : 1 / (1 - p), mask)));
  }

  /** Zeroes whole channels of a batch [n, c, …]. */
  public static Tensor channels(String operation, Tensor x, double p, boolean training, int rank) {
    Images.requireBatch(operation, x, rank - 2);
    long[] mask = x.shape();
    Arrays.fill(mask, 2, rank, 1);
    return dropout(operation, x, p, training, mask);
  }

  /** Sets to SELU's saturation with probability p, and restores mean 0 and variance 1. */
  public static Tensor alphaDropout(Tensor x, double p, boolean training) {
    check("alpha_dropout", x, p);
    if (!training || p == 0 || x.numel() == 0) {
      return x;
    }
    if (p == 1) {
      return x.mul(0);
    }
    double a = 1 / Math.sqrt((1 - p) * (1 + p * SATURATION * SATURATION));
    Tensor kept = new Tensor(mask(x.dtype(), p, 1, x.shape()));
    Tensor elsewhere = kept.neg().add(1).mul(SATURATION);
    return x.mul(kept).add(elsewhere).mul(a).add(-a * SATURATION * p);
  }

  private static void check(String operation, Tensor x, double p) {
    Ops.requireFloating(operation, x);
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "%s: p = %s, expected a probability from 0 to 1".formatted(operation, p));
    }
  }

  /** Draws a mask, a piece at a time: 0 with probability p, elsewhere {@code scale}. */
  private static NdArray mask(DType dtype, double p, double scale, long... shape) {
    NdArray mask = Allocator.allocate(dtype, shape);
    float[] piece = PIECE.get();
    for (long from = 0; from < mask.length(); from += piece.length) {
      int count = (int) Math.min(piece.length, mask.length() - from);
      keep(p, piece);
      if (dtype == DType.FLOAT64) {
        ArrayIo.set(mask.range(from, count), scaled(piece, count, scale));
      } else {
        scale(piece, (float) scale);
        ArrayIo.setPrefix(mask.range(from, count), piece, count);
      }
    }
    return mask;
  }

  /** 0 with probability p, which is taken in steps of 2⁻³², else 1. Two of each draw. */
  private static void keep(double p, float[] kept) {
    Generator generator = Generator.threadDefault();
    long threshold = Math.round(p * (1L << 32));
    for (int i = 0; i < kept.length; i += 2) {
      long bits = generator.bits();
      // Without a branch, which the processor could only guess.
      kept[i] = 1 - (((bits >>> 32) - threshold) >>> 63);
      kept[i + 1] = 1 - (((bits & 0xffffffffL) - threshold) >>> 63);
    }
  }

  private static void scale(float[] x, float factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }

  private static double[] scaled(float[] x, int count, double factor) {
    double[] scaled = new double[count];
    Arrays.setAll(scaled, i -> x[i] * factor);
    return scaled;
  }
}
