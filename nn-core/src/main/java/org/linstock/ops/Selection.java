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

/** Choices between values, element by element. */
public final class Selection {
  private Selection() {}

  /** {@code a} where the condition is true, else {@code b}; the three broadcast. */
  public static Tensor where(Tensor condition, Tensor a, Tensor b) {
    requireBool("where", condition);
    Ops.Pair p = Ops.promote(a, b);
    return Autograd.record(
        "WhereBackward",
        chosen(condition, p.a(), p.b()),
        (g, n) ->
            gradients(
                n.needs(0) ? where(condition, g, 0) : null,
                n.needs(1) ? where(condition, 0, g) : null),
        inputs(p.a(), p.b()),
        condition);
  }

  public static Tensor where(Tensor condition, Tensor a, double b) {
    return where(condition, a, Tensor.full(Ops.resultType(a, b), b));
  }

  public static Tensor where(Tensor condition, double a, Tensor b) {
    return where(condition, Tensor.full(Ops.resultType(b, a), a), b);
  }

  private static NdArray chosen(Tensor condition, Tensor a, Tensor b) {
    long[] values = Shapes.broadcast("where", a.array().shape(), b.array().shape());
    NdArray z =
        Allocator.allocate(a.dtype(), Shapes.broadcast("where", condition.array().shape(), values));
    if (z.length() > 0) {
      Kernels.get().where(condition.array(), a.array(), b.array(), z);
    }
    return z;
  }

  static void requireBool(String operation, Tensor condition) {
    if (condition.dtype() != DType.BOOL) {
      throw new IllegalArgumentException(
          "%s: a condition of %s, expected bool; compare, or convert it with to(%s)"
              .formatted(operation, condition.dtype(), DType.BOOL));
    }
  }

  /**
   * {@code min(max(x, min), max)}; the gradient passes where {@code min ≤ x ≤ max}, bounds
   * included.
   */
  public static Tensor clamp(Tensor input, double min, double max) {
    Tensor x = numbers("clamp", numbers("clamp", input, min), max);
    Tensor raised = new Tensor(Arithmetic.scalar(Binary.MAXIMUM, x, min));
    return Autograd.record(
        "ClampBackward",
        Arithmetic.scalar(Binary.MINIMUM, raised, max),
        (g, n) -> {
          Tensor above = Comparison.compare(Binary.GE, x, min);
          Tensor inside = Logic.and(above, Comparison.compare(Binary.LE, x, max));
          return gradients(where(inside, g, 0));
        },
        inputs(x),
        x);
  }

  /** {@code max(x, min)}; the gradient passes at the bound. */
  public static Tensor clampMin(Tensor x, double min) {
    return bounded("ClampMinBackward", Binary.MAXIMUM, Binary.GE, x, min);
  }

  /** {@code min(x, max)}; the gradient passes at the bound. */
  public static Tensor clampMax(Tensor x, double max) {
    return bounded("ClampMaxBackward", Binary.MINIMUM, Binary.LE, x, max);
  }

  private static Tensor bounded(String name, Binary op, Binary inside, Tensor input, double bound) {
    Tensor x = numbers("clamp", input, bound);
    return Autograd.record(
        name,
        Arithmetic.scalar(op, x, bound),
        (g, n) -> gradients(where(Comparison.compare(inside, x, bound), g, 0)),
        inputs(x),
        x);
  }

  /** Infinite bounds are no bounds, and make no floats of integers. */
  private static Tensor numbers(String operation, Tensor x, double bound) {
    Ops.requireNumbers(operation, x);
    return Double.isInfinite(bound) ? x : Conversion.to(x, Ops.resultType(x, bound));
  }

  /** The larger one, NaN when either is; a tie halves the gradient. */
  public static Tensor maximum(Tensor a, Tensor b) {
    return extreme("MaximumBackward", Binary.MAXIMUM, Binary.LT, a, b);
  }

  /** The smaller one, NaN when either is; a tie halves the gradient. */
  public static Tensor minimum(Tensor a, Tensor b) {
    return extreme("MinimumBackward", Binary.MINIMUM, Binary.GT, a, b);
  }

  private static Tensor extreme(String name, Binary op, Binary loses, Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(a, b);
    Tensor x = p.a();
    Tensor y = p.b();
    return Autograd.record(
        name,
        Arithmetic.binary(op, x, y),
        (g, n) -> {
          Tensor shared = where(Comparison.compare(Binary.EQ, x, y), Arithmetic.mul(g, 0.5), g);
          return gradients(
              n.needs(0) ? where(Comparison.compare(loses, x, y), 0, shared) : null,
              n.needs(1) ? where(Comparison.compare(loses, y, x), 0, shared) : null);
        },
        inputs(x, y),
        x,
        y);
  }

  /** {@code a + weight·(b − a)}. */
  public static Tensor lerp(Tensor a, Tensor b, double weight) {
    Tensor difference = Arithmetic.sub(b, a);
    // From the nearer end, so that weight 1 gives b exactly.
    return weight < 0.5
        ? Arithmetic.add(a, Arithmetic.mul(difference, weight))
        : Arithmetic.sub(b, Arithmetic.mul(difference, 1 - weight));
  }

  /** {@code a + weight·(b − a)}. */
  public static Tensor lerp(Tensor a, Tensor b, Tensor weight) {
    return Arithmetic.add(a, Arithmetic.mul(Arithmetic.sub(b, a), weight));
  }
}
