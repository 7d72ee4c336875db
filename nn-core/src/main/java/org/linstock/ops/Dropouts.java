package org.linstock.ops;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
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

  private static final ThreadLocal<int[]> PIECE = ThreadLocal.withInitial(() -> new int[2048]);

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
    return masked(x, new Tensor(mask(x.dtype(), p, mask)));
  }

  private static Tensor masked(Tensor x, Tensor mask) {
    NdArray z = Arithmetic.binary(Binary.MUL, x, mask);
    return Autograd.records(x)
        ? Autograd.record("MulBackward", z, (g, n) -> Ops.gradients(masked(g, mask)), x)
        : Autograd.unrecorded("MulBackward", z);
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

  /** Draws a mask: 0 with probability p, elsewhere 1/(1 − p). */
  static NdArray mask(DType dtype, double p, long... shape) {
    return mask(dtype, p, p == 1 ? 0 : 1 / (1 - p), shape);
  }

  /** Draws a mask: 0 with probability p, elsewhere {@code scale}. */
  private static NdArray mask(DType dtype, double p, double scale, long... shape) {
    NdArray mask = Allocator.allocate(dtype, shape);
    long key = Generator.threadDefault().bits();
    int threshold = (int) Math.min(Integer.MAX_VALUE, Math.round(p * (1L << 31)));
    int kept = Float.floatToRawIntBits(dtype == DType.FLOAT32 ? (float) scale : 1);
    int[] piece = PIECE.get();
    for (long from = 0; from < mask.length(); from += piece.length) {
      int count = (int) Math.min(piece.length, mask.length() - from);
      hash(piece, (int) from, (int) key, (int) (key >>> 32));
      choose(piece, threshold, kept);
      if (dtype == DType.FLOAT32 && mask.isDirect()) {
        mask.bits().put(mask.start() + (int) from, piece, 0, count);
      } else {
        ArrayIo.set(mask.range(from, count), scaled(piece, count, dtype, scale));
      }
    }
    return mask;
  }

  /**
   * Random bits for the positions from {@code first} on: the positions, mixed twice with halves of
   * the mask's key between, by the last steps of MurmurHash3 (Appleby, 2011). Unlike draws one by
   * one, a loop that is vectorised.
   */
  private static void hash(int[] z, int first, int key, int key2) {
    for (int i = 0; i < z.length; i++) {
      z[i] = first + i;
    }
    mix(z, key);
    mix(z, key2);
  }

  private static void mix(int[] z, int key) {
    for (int i = 0; i < z.length; i++) {
      int x = z[i] ^ key;
      x = (x ^ (x >>> 16)) * 0x85ebca6b;
      x = (x ^ (x >>> 13)) * 0xc2b2ae35;
      z[i] = x ^ (x >>> 16);
    }
  }

  /** The bits {@code kept}, or 0 where 31 random bits are below the threshold. */
  private static void choose(int[] z, int threshold, int kept) {
    for (int i = 0; i < z.length; i++) {
      z[i] = ~(((z[i] >>> 1) - threshold) >> 31) & kept;
    }
  }

  private static double[] scaled(int[] bits, int count, DType dtype, double scale) {
    double[] scaled = new double[count];
    double factor = dtype == DType.FLOAT32 ? 1 : scale;
    Arrays.setAll(scaled, i -> Float.intBitsToFloat(bits[i]) * factor);
    return scaled;
  }
}
