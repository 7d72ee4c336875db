package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.function.UnaryOperator;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Unary;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Functions in steps, and the divisions that leave a remainder. */
public final class Rounding {
  private Rounding() {}

  /** −1, 0 or 1; 0 for NaN. */
  public static Tensor sign(Tensor x) {
    if (!x.dtype().isFloatingPoint()) {
      Ops.requireNumbers("sign", x);
      return new Tensor(UnaryOps.apply(Unary.SIGN, x));
    }
    return UnaryOps.steps("SignBackward", Unary.SIGN, x);
  }

  public static Tensor floor(Tensor x) {
    return UnaryOps.steps("FloorBackward", Unary.FLOOR, x);
  }

  public static Tensor ceil(Tensor x) {
    return UnaryOps.steps("CeilBackward", Unary.CEIL, x);
  }

  /** To the nearest integer, halves to the even one. */
  public static Tensor round(Tensor x) {
    return UnaryOps.steps("RoundBackward", Unary.ROUND, x);
  }

  /** Towards zero. */
  public static Tensor trunc(Tensor x) {
    return UnaryOps.steps("TruncBackward", Unary.TRUNC, x);
  }

  /** {@code ⌊a / b⌋}; no gradient. */
  public static Tensor floorDivide(Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(a, b);
    Ops.requireNumbers("floor_divide", p.a());
    return new Tensor(Arithmetic.binary(Binary.FLOOR_DIVIDE, p.a(), p.b()));
  }

  /** {@code ⌊a / b⌋} for a scalar; no gradient. */
  public static Tensor floorDivide(Tensor a, double b) {
    return new Tensor(Arithmetic.scalar(Binary.FLOOR_DIVIDE, numbers(a, b), b));
  }

  /** {@code a − ⌊a / b⌋·b}, with the sign of b. */
  public static Tensor remainder(Tensor a, Tensor b) {
    return modulo("RemainderBackward", Binary.REMAINDER, a, b, Rounding::floor);
  }

  /** {@code a − ⌊a / b⌋·b} for a scalar, with the sign of b. */
  public static Tensor remainder(Tensor a, double b) {
    return modulo("RemainderBackward", Binary.REMAINDER, a, b);
  }

  /** {@code a − trunc(a / b)·b}, with the sign of a. */
  public static Tensor fmod(Tensor a, Tensor b) {
    return modulo("FmodBackward", Binary.FMOD, a, b, Rounding::trunc);
  }

  /** {@code a − trunc(a / b)·b} for a scalar, with the sign of a. */
  public static Tensor fmod(Tensor a, double b) {
    return modulo("FmodBackward", Binary.FMOD, a, b);
  }

  private static Tensor modulo(
      String name, Binary op, Tensor a, Tensor b, UnaryOperator<Tensor> round) {
    Ops.Pair p = Ops.promote(a, b);
    Tensor x = p.a();
    Tensor y = p.b();
    Ops.requireNumbers(op.label(), x);
    return Autograd.record(
        name,
        Arithmetic.binary(op, x, y),
        (g, n) -> {
          Tensor times = n.needs(1) ? round.apply(Arithmetic.div(x, y)) : null;
          return gradients(g, times == null ? null : Elementwise.neg(Arithmetic.mul(g, times)));
        },
        inputs(x, y),
        x,
        y);
  }

  private static Tensor modulo(String name, Binary op, Tensor a, double b) {
    Tensor x = numbers(a, b);
    return Autograd.record(name, Arithmetic.scalar(op, x, b), (g, n) -> gradients(g), x);
  }

  private static Tensor numbers(Tensor a, double b) {
    DType type = Ops.resultType(a, b);
    return Conversion.to(a, type);
  }
}
