package org.linstock.ops;

import java.util.Arrays;
import org.linstock.kernels.Binary;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Comparisons: truth values, without gradients. */
public final class Comparison {
  private Comparison() {}

  /** Element by element, broadcast, in the type that the two promote to. */
  public static Tensor compare(Binary op, Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(a.detach(), b.detach());
    return new Tensor(Arithmetic.binary(op, p.a(), p.b()));
  }

  /** With a number; whole numbers meet a fraction as float64, so that nothing is rounded. */
  public static Tensor compare(Binary op, Tensor a, double b) {
    DType type = Ops.resultType(a, b);
    boolean fraction = type.isFloatingPoint() && !a.dtype().isFloatingPoint();
    return new Tensor(
        Arithmetic.scalar(op, Conversion.to(a.detach(), fraction ? DType.FLOAT64 : type), b));
  }

  /**
   * {@code |a − b| ≤ atol + rtol·|b|}, or equal infinities; NaN equals NaN when {@code equalNan}.
   */
  public static Tensor isclose(Tensor a, Tensor b, double rtol, double atol, boolean equalNan) {
    Ops.Pair p = Ops.promote(a.detach(), b.detach());
    Tensor x = p.a().dtype() == DType.BOOL ? p.a().to(DType.INT64) : p.a();
    Tensor y = p.b().dtype() == DType.BOOL ? p.b().to(DType.INT64) : p.b();
    Tensor distance = Elementwise.abs(Arithmetic.sub(x, y));
    Tensor allowed = Arithmetic.add(Arithmetic.mul(Elementwise.abs(y), rtol), atol);
    Tensor near =
        Logic.and(compare(Binary.LE, distance, allowed), Logic.isfinite(Elementwise.abs(y)));
    Tensor close = Logic.or(compare(Binary.EQ, x, y), near);
    return equalNan ? Logic.or(close, Logic.and(Logic.isnan(x), Logic.isnan(y))) : close;
  }

  /** Whether all elements are close; the shapes must broadcast. */
  public static boolean allclose(Tensor a, Tensor b, double rtol, double atol, boolean equalNan) {
    return Logic.all(isclose(a, b, rtol, atol, equalNan)).item() != 0;
  }

  /** Whether both have one shape and the same values; NaN equals nothing. */
  public static boolean equal(Tensor a, Tensor b) {
    return Arrays.equals(a.array().shape(), b.array().shape())
        && Logic.all(compare(Binary.EQ, a, b)).item() != 0;
  }
}
