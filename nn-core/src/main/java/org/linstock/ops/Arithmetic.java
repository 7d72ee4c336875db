package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/**
 * Sums, products and powers, with NumPy's broadcasting and PyTorch's promotion of types. A number
 * without a fraction counts as an integer, and a number never promotes a tensor of floats.
 */
public final class Arithmetic {
  private Arithmetic() {}

  public static Tensor add(Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(a, b);
    return Autograd.record(
        "AddBackward",
        binary(Binary.ADD, p.a(), p.b()),
        (g, n) -> gradients(g, g),
        inputs(p.a(), p.b()));
  }

  public static Tensor add(Tensor a, double b) {
    Tensor x = Conversion.to(a, Ops.resultType(a, b));
    return Autograd.record("AddBackward", scalar(Binary.ADD, x, b), (g, n) -> gradients(g), x);
  }

  public static Tensor sub(Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(a, b);
    Ops.requireNumbers("sub", p.a());
    return Autograd.record(
        "SubBackward",
        binary(Binary.SUB, p.a(), p.b()),
        (g, n) -> gradients(g, n.needs(1) ? Elementwise.neg(g) : null),
        inputs(p.a(), p.b()));
  }

  public static Tensor sub(Tensor a, double b) {
    Ops.requireNumbers("sub", a);
    Tensor x = Conversion.to(a, Ops.resultType(a, b));
    return Autograd.record("SubBackward", scalar(Binary.SUB, x, b), (g, n) -> gradients(g), x);
  }

  public static Tensor mul(Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(a, b);
    Tensor x = p.a();
    Tensor y = p.b();
    return Autograd.record(
        "MulBackward",
        binary(Binary.MUL, x, y),
        (g, n) -> gradients(n.needs(0) ? mul(g, y) : null, n.needs(1) ? mul(g, x) : null),
        inputs(x, y),
        Ops.factors(x, y));
  }

  public static Tensor mul(Tensor a, double b) {
    Tensor x = Conversion.to(a, Ops.resultType(a, b));
    return Autograd.record(
        "MulBackward", scalar(Binary.MUL, x, b), (g, n) -> gradients(mul(g, b)), x);
  }

  /** The true quotient: integers become float32. */
  public static Tensor div(Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(a, b);
    Tensor x = Ops.floating(p.a());
    Tensor y = Ops.floating(p.b());
    return Autograd.record(
        "DivBackward",
        binary(Binary.DIV, x, y),
        (g, n) -> {
          Tensor gx = div(g, y);
          return gradients(gx, n.needs(1) ? Elementwise.neg(mul(gx, div(x, y))) : null);
        },
        inputs(x, y),
        y.requiresGrad() ? inputs(x, y) : inputs(y));
  }

  /** The true quotient: integers become float32. */
  public static Tensor div(Tensor a, double b) {
    Tensor x = Ops.floating(a);
    return Autograd.record(
        "DivBackward", scalar(Binary.DIV, x, b), (g, n) -> gradients(div(g, b)), x);
  }

  /** {@code aᵇ}; the gradient is {@code b·aᵇ⁻¹}, and 0 for b = 0. */
  public static Tensor pow(Tensor a, double b) {
    Tensor x = Conversion.to(a, Ops.resultType(a, b));
    return Autograd.record(
        "PowBackward",
        b == 2 ? binary(Binary.MUL, x, x) : scalar(Binary.POW, x, b),
        (g, n) -> gradients(b == 0 ? g.zerosLike() : mul(g, mul(pow(x, b - 1), b))),
        inputs(x),
        x);
  }

  /**
   * {@code aᵇ}; the gradient of a is {@code b·aᵇ⁻¹}, and 0 where b = 0; that of b is {@code aᵇ·log
   * a}, and 0 where a = 0 and b ≥ 0.
   */
  public static Tensor pow(Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(a, b);
    Tensor x = p.a();
    Tensor y = p.b();
    return Autograd.record(
        "PowBackward",
        binary(Binary.POW, x, y),
        (g, n) ->
            gradients(
                n.needs(0) ? ofBase(g, x, y) : null,
                n.needs(1) ? ofExponent(g, x, y, n.result()) : null),
        inputs(x, y),
        x,
        y,
        null);
  }

  /** {@code aᵇ} of a scalar a; the gradient is {@code aᵇ·log a}, and 0 where a = 0 and b ≥ 0. */
  public static Tensor pow(double a, Tensor b) {
    return pow(Tensor.full(Ops.resultType(b, a), a), b);
  }

  private static Tensor ofBase(Tensor g, Tensor x, Tensor y) {
    return Selection.where(
        Comparison.compare(Binary.EQ, y, 0), 0, mul(g, mul(pow(x, sub(y, 1)), y)));
  }

  private static Tensor ofExponent(Tensor g, Tensor x, Tensor y, Tensor result) {
    Tensor flat =
        Logic.and(Comparison.compare(Binary.EQ, x, 0), Comparison.compare(Binary.GE, y, 0));
    // Where the gradient is 0, the logarithm must not be: −∞ times 0 would stay in the graph.
    return mul(
        Selection.where(flat, 0, mul(g, result)), Elementwise.log(Selection.where(flat, 1, x)));
  }

  /** The kernel over tensors of one type. */
  static NdArray binary(Binary op, Tensor a, Tensor b) {
    long[] shape = Shapes.broadcast(op.label(), a.array().shape(), b.array().shape());
    NdArray z = Allocator.allocate(op.isComparison() ? DType.BOOL : a.dtype(), shape);
    if (z.length() > 0) {
      Kernels.get().binary(op, a.array(), b.array(), z);
    }
    return z;
  }

  /** The kernel with a scalar that the tensor's type can hold. */
  static NdArray scalar(Binary op, Tensor a, double b) {
    NdArray z = Allocator.allocate(op.isComparison() ? DType.BOOL : a.dtype(), a.array().shape());
    if (z.length() > 0) {
      Kernels.get().scalar(op, a.array(), b, z);
    }
    return z;
  }
}
