package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Unary;
import org.linstock.tensor.Tensor;

/** Circular and hyperbolic functions, in radians. */
public final class Trigonometry {
  private Trigonometry() {}

  public static Tensor sin(Tensor input) {
    return UnaryOps.ofInput("SinBackward", Unary.SIN, input, Trigonometry::cos);
  }

  public static Tensor cos(Tensor input) {
    return UnaryOps.ofInput("CosBackward", Unary.COS, input, x -> Elementwise.neg(sin(x)));
  }

  public static Tensor tan(Tensor input) {
    return UnaryOps.ofResult("TanBackward", Unary.TAN, input, y -> Arithmetic.add(square(y), 1));
  }

  public static Tensor asin(Tensor input) {
    return UnaryOps.ofInput("AsinBackward", Unary.ASIN, input, Trigonometry::arcSlope);
  }

  public static Tensor acos(Tensor input) {
    return UnaryOps.ofInput("AcosBackward", Unary.ACOS, input, x -> Elementwise.neg(arcSlope(x)));
  }

  /** {@code 1 / √(1 − x²)}. */
  private static Tensor arcSlope(Tensor x) {
    return Elementwise.rsqrt(Arithmetic.add(Elementwise.neg(square(x)), 1));
  }

  public static Tensor atan(Tensor input) {
    return UnaryOps.ofInput(
        "AtanBackward",
        Unary.ATAN,
        input,
        x -> Elementwise.reciprocal(Arithmetic.add(square(x), 1)));
  }

  public static Tensor sinh(Tensor input) {
    return UnaryOps.ofInput("SinhBackward", Unary.SINH, input, Trigonometry::cosh);
  }

  public static Tensor cosh(Tensor input) {
    return UnaryOps.ofInput("CoshBackward", Unary.COSH, input, Trigonometry::sinh);
  }

  /** The angle of the point (x, y), in (−π, π]. */
  public static Tensor atan2(Tensor height, Tensor width) {
    Ops.Pair p = Ops.promote(Ops.floating(height), Ops.floating(width));
    Tensor y = p.a();
    Tensor x = p.b();
    return Autograd.record(
        "Atan2Backward",
        Arithmetic.binary(Binary.ATAN2, y, x),
        (g, n) -> {
          Tensor scaled = Arithmetic.div(g, Arithmetic.add(square(x), square(y)));
          return gradients(
              n.needs(0) ? Arithmetic.mul(scaled, x) : null,
              n.needs(1) ? Elementwise.neg(Arithmetic.mul(scaled, y)) : null);
        },
        inputs(y, x),
        y,
        x);
  }

  private static Tensor square(Tensor x) {
    return Arithmetic.mul(x, x);
  }
}
