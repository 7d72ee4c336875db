package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Locale;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.InPlace;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Sums, products and powers, with NumPy's broadcasting. */
public final class Arithmetic {
  private Arithmetic() {}

  public static Tensor add(Tensor a, Tensor b) {
    return Autograd.record(
        "AddBackward", binary(Binary.ADD, a, b), (g, n) -> gradients(g, g), inputs(a, b));
  }

  public static Tensor add(Tensor a, double b) {
    return Autograd.record(
        "AddBackward", scalar(Binary.ADD, a, b), (g, n) -> gradients(g), inputs(a));
  }

  public static Tensor sub(Tensor a, Tensor b) {
    return Autograd.record(
        "SubBackward",
        binary(Binary.SUB, a, b),
        (g, n) -> gradients(g, n.needs(1) ? Elementwise.neg(g) : null),
        inputs(a, b));
  }

  public static Tensor mul(Tensor a, Tensor b) {
    return Autograd.record(
        "MulBackward",
        binary(Binary.MUL, a, b),
        (g, n) -> gradients(n.needs(0) ? mul(g, b) : null, n.needs(1) ? mul(g, a) : null),
        inputs(a, b),
        Ops.factors(a, b));
  }

  public static Tensor mul(Tensor a, double b) {
    return Autograd.record(
        "MulBackward", scalar(Binary.MUL, a, b), (g, n) -> gradients(mul(g, b)), inputs(a));
  }

  public static Tensor div(Tensor a, Tensor b) {
    Ops.requireFloating("div", a);
    return Autograd.record(
        "DivBackward",
        binary(Binary.DIV, a, b),
        (g, n) -> {
          Tensor ga = div(g, b);
          return gradients(ga, n.needs(1) ? Elementwise.neg(mul(ga, div(a, b))) : null);
        },
        inputs(a, b),
        b.requiresGrad() ? inputs(a, b) : inputs(b));
  }

  public static Tensor div(Tensor a, double b) {
    Ops.requireFloating("div", a);
    return Autograd.record(
        "DivBackward", scalar(Binary.DIV, a, b), (g, n) -> gradients(div(g, b)), inputs(a));
  }

  /** {@code aᵇ}; the gradient is {@code b·aᵇ⁻¹}, and 0 for b = 0. */
  public static Tensor pow(Tensor a, double b) {
    return Autograd.record(
        "PowBackward",
        scalar(Binary.POW, a, b),
        (g, n) -> gradients(mul(g, mul(pow(a, b == 0 ? 0 : b - 1), b))),
        inputs(a),
        a);
  }

  /** Truth values; no gradient. */
  public static Tensor compare(Binary op, Tensor a, double b) {
    // Whole numbers meet a fraction, and truth values a number, as floats.
    boolean exact = a.dtype().isFloatingPoint() || (a.dtype() == DType.INT64 && isWhole(b));
    NdArray numbers = scalar(op, exact ? a.detach() : a.to(DType.FLOAT64), b);
    NdArray truth = Allocator.allocate(DType.BOOL, a.array().shape());
    if (truth.length() > 0) {
      Kernels.get().copy(numbers, truth);
    }
    return new Tensor(truth);
  }

  /** {@code a = op(a, b)}; b must broadcast to a's shape. */
  public static Tensor inPlace(Binary op, Tensor a, Tensor b) {
    String name = name(op) + "_";
    Tensor other = b.dtype() == DType.BOOL ? b.to(a.dtype()) : b;
    Ops.requireSameType(name, a, other);
    Ops.requireNumbers(name, a);
    Shapes.requireBroadcast(name, other.array().shape(), a.array().shape());
    return InPlace.apply(
        name, a, other, (z, x) -> Kernels.get().binary(op, z, x, z), x -> apply(op, x, other));
  }

  /** {@code a = op(a, b)} for a scalar. */
  public static Tensor inPlace(Binary op, Tensor a, double b) {
    checkScalar(op, a, b);
    return InPlace.apply(
        name(op) + "_", a, z -> Kernels.get().scalar(op, z, b, z), x -> apply(op, x, b));
  }

  private static Tensor apply(Binary op, Tensor a, Tensor b) {
    return switch (op) {
      case ADD -> add(a, b);
      case SUB -> sub(a, b);
      case MUL -> mul(a, b);
      case DIV -> div(a, b);
      default -> throw new IllegalArgumentException(name(op) + "_: not recorded in place");
    };
  }

  private static Tensor apply(Binary op, Tensor a, double b) {
    return switch (op) {
      case ADD -> add(a, b);
      case SUB -> add(a, -b);
      case MUL -> mul(a, b);
      case DIV -> div(a, b);
      case POW -> pow(a, b);
      default -> throw new IllegalArgumentException(name(op) + "_: not recorded in place");
    };
  }

  /** Every element becomes the value; no gradient flows back to what was there. */
  public static Tensor fill_(Tensor a, double value) {
    return InPlace.apply(
        "fill_",
        a,
        z -> Kernels.get().fill(z, value),
        x -> Tensor.full(value, x.shape()).to(x.dtype()));
  }

  /** Copies the other tensor's values, broadcast and converted. */
  public static Tensor copy_(Tensor a, Tensor source) {
    Shapes.requireBroadcast("copy_", source.array().shape(), a.array().shape());
    return InPlace.apply(
        "copy_",
        a,
        source,
        (z, x) -> Kernels.get().copy(x, z),
        x -> Conversion.clone(Shaping.expand(source.to(a.dtype()), a.shape())));
  }

  private static NdArray binary(Binary op, Tensor a, Tensor b) {
    Ops.requireSameType(name(op), a, b);
    Ops.requireNumbers(name(op), a);
    long[] shape = Shapes.broadcast(name(op), a.array().shape(), b.array().shape());
    NdArray z = Allocator.allocate(a.dtype(), shape);
    if (z.length() > 0) {
      Kernels.get().binary(op, a.array(), b.array(), z);
    }
    return z;
  }

  private static NdArray scalar(Binary op, Tensor a, double b) {
    checkScalar(op, a, b);
    NdArray z = Ops.like(a);
    if (z.length() > 0) {
      Kernels.get().scalar(op, a.array(), b, z);
    }
    return z;
  }

  private static void checkScalar(Binary op, Tensor a, double b) {
    Ops.requireNumbers(name(op), a);
    if (op == Binary.DIV || !isWhole(b)) {
      Ops.requireFloating(name(op) + " with " + b, a);
    }
  }

  private static boolean isWhole(double b) {
    return b == Math.rint(b) && !Double.isInfinite(b);
  }

  private static String name(Binary op) {
    return op.name().toLowerCase(Locale.ROOT);
  }
}
