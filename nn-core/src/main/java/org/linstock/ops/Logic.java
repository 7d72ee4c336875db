package org.linstock.ops;

import org.linstock.kernels.Binary;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Truth values: of any type, whatever is not 0 is true; no gradients. */
public final class Logic {
  private Logic() {}

  public static Tensor and(Tensor a, Tensor b) {
    return new Tensor(Arithmetic.binary(Binary.MINIMUM, truth(a), truth(b)));
  }

  public static Tensor or(Tensor a, Tensor b) {
    return new Tensor(Arithmetic.binary(Binary.MAXIMUM, truth(a), truth(b)));
  }

  public static Tensor xor(Tensor a, Tensor b) {
    return new Tensor(Arithmetic.binary(Binary.NE, truth(a), truth(b)));
  }

  public static Tensor not(Tensor x) {
    return Comparison.compare(Binary.EQ, x, 0);
  }

  private static Tensor truth(Tensor x) {
    return Conversion.to(x.detach(), DType.BOOL);
  }

  public static Tensor isnan(Tensor x) {
    return Comparison.compare(Binary.NE, x, x);
  }

  /** Whether +∞ or −∞. */
  public static Tensor isinf(Tensor x) {
    return Comparison.compare(Binary.EQ, magnitude(x), Double.POSITIVE_INFINITY);
  }

  /** Whether neither infinite nor NaN. */
  public static Tensor isfinite(Tensor x) {
    return Comparison.compare(Binary.LT, magnitude(x), Double.POSITIVE_INFINITY);
  }

  private static Tensor magnitude(Tensor x) {
    return Elementwise.abs(Ops.floating(x.detach()));
  }

  /** Whether any element is true. */
  public static Tensor any(Tensor x) {
    return any(x, false);
  }

  /** Whether any element along the dimensions is true; without dimensions, of all. */
  public static Tensor any(Tensor x, boolean keepDim, int... dims) {
    return Comparison.compare(Binary.GT, Reductions.sum(truth(x), keepDim, dims), 0);
  }

  /** Whether all elements are true. */
  public static Tensor all(Tensor x) {
    return all(x, false);
  }

  /** Whether all elements along the dimensions are true; without dimensions, all. */
  public static Tensor all(Tensor x, boolean keepDim, int... dims) {
    return Comparison.compare(Binary.EQ, Reductions.sum(not(x), keepDim, dims), 0);
  }
}
