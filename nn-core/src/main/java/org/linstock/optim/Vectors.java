package org.linstock.optim;

import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.NdArray;

/**
 * Arithmetic on vectors of one length, in place and without allocation: {@code z} is changed, a
 * {@code scratch} is overwritten.
 */
final class Vectors {
  private Vectors() {}

  /** {@code z = factor·z}. */
  static void scale(NdArray z, double factor) {
    Kernels.get().scalar(Binary.MUL, z, factor, z);
  }

  /** {@code z = z + factor·x}. */
  static void addScaled(NdArray z, NdArray x, double factor, NdArray scratch) {
    Kernels kernels = Kernels.get();
    kernels.scalar(Binary.MUL, x, factor, scratch);
    kernels.binary(Binary.ADD, z, scratch, z);
  }

  /** {@code z = keep·z + add·x}. */
  static void blend(NdArray z, double keep, NdArray x, double add, NdArray scratch) {
    scale(z, keep);
    addScaled(z, x, add, scratch);
  }

  /** {@code z = keep·z + add·x²}. */
  static void blendSquares(NdArray z, double keep, NdArray x, double add, NdArray scratch) {
    Kernels kernels = Kernels.get();
    scale(z, keep);
    kernels.binary(Binary.MUL, x, x, scratch);
    kernels.scalar(Binary.MUL, scratch, add, scratch);
    kernels.binary(Binary.ADD, z, scratch, z);
  }

  /** {@code z = √x / divisor + eps}. */
  static void root(NdArray x, double divisor, double eps, NdArray z) {
    Kernels kernels = Kernels.get();
    kernels.unary(Unary.SQRT, x, z);
    if (divisor != 1) {
      kernels.scalar(Binary.DIV, z, divisor, z);
    }
    kernels.scalar(Binary.ADD, z, eps, z);
  }

  /** {@code z = z + factor·x/y}. */
  static void addQuotient(NdArray z, NdArray x, NdArray y, double factor, NdArray scratch) {
    Kernels kernels = Kernels.get();
    kernels.binary(Binary.DIV, x, y, scratch);
    kernels.scalar(Binary.MUL, scratch, factor, scratch);
    kernels.binary(Binary.ADD, z, scratch, z);
  }
}
