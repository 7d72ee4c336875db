package org.linstock.ops;

import java.util.function.BinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.linstock.autograd.InPlace;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/**
 * Changes in place. The result keeps the tensor's type, into which it must fit: floats do not go
 * into integers, nor integers into truth values.
 */
public final class Changes {
  private static final double BELOW_ONE = Math.nextDown(1f);

  private Changes() {}

  /**
   * {@code a = op(a, b)}; b must broadcast to a's shape.
   *
   * @param form the same out of place, for the graph and for mixed types
   */
  public static Tensor binary(Binary op, Tensor a, Tensor b, BinaryOperator<Tensor> form) {
    String name = op.label() + "_";
    DType type = Ops.resultType(a, b);
    requireFits(name, a, op == Binary.DIV ? floating(type) : type);
    Shapes.requireBroadcast(name, b.array().shape(), a.array().shape());
    if (type != a.dtype() || (type == DType.BOOL && op == Binary.SUB)) {
      return InPlace.apply(name, a, x -> Conversion.to(form.apply(x, b), a.dtype()));
    }
    Tensor other = Conversion.to(b, type);
    return InPlace.apply(
        name, a, other, (z, y) -> Kernels.get().binary(op, z, y, z), x -> form.apply(x, other));
  }

  /**
   * {@code a = op(a, b)} for a scalar.
   *
   * @param form the same out of place, for the graph
   */
  public static Tensor scalar(Binary op, Tensor a, double b, UnaryOperator<Tensor> form) {
    String name = op.label() + "_";
    DType type = Ops.resultType(a, b);
    requireFits(name, a, op == Binary.DIV ? floating(type) : type);
    return InPlace.apply(name, a, z -> Kernels.get().scalar(op, z, b, z), form);
  }

  /**
   * {@code x = op(x)} for a function of floats.
   *
   * @param form the same out of place, for the graph
   */
  public static Tensor unary(Unary op, Tensor x, UnaryOperator<Tensor> form) {
    String name = op.label() + "_";
    requireFits(name, x, floating(x.dtype()));
    return InPlace.apply(name, x, z -> Kernels.get().unary(op, z, z), form);
  }

  /** {@code x = form(x)} for any op that keeps the shape. */
  public static Tensor apply(String name, Tensor x, UnaryOperator<Tensor> form) {
    return InPlace.apply(
        name,
        x,
        before -> {
          Tensor result = form.apply(before);
          requireFits(name, x, result.dtype());
          return Conversion.to(result, x.dtype());
        });
  }

  private static DType floating(DType type) {
    return type.isFloatingPoint() ? type : DType.FLOAT32;
  }

  private static void requireFits(String name, Tensor x, DType result) {
    if (!Ops.canCast(result, x.dtype())) {
      throw new IllegalArgumentException(
          "%s: a result of %s does not fit into a tensor of %s; use the form without the underscore, or convert the tensor with to(%s)"
              .formatted(name, result, x.dtype(), result));
    }
  }

  /** Every element becomes the value; no gradient flows back to what was there. */
  public static Tensor fill(Tensor x, double value) {
    return InPlace.apply(
        "fill_",
        x,
        z -> Kernels.get().fill(z, value),
        before -> Tensor.full(before.dtype(), value, before.shape()));
  }

  /** Copies the other tensor's values, broadcast and converted. */
  public static Tensor copy(Tensor x, Tensor source) {
    Shapes.requireBroadcast("copy_", source.array().shape(), x.array().shape());
    return InPlace.apply(
        "copy_",
        x,
        source,
        (z, y) -> Kernels.get().copy(y, z),
        before ->
            Conversion.clone(Shaping.expand(Conversion.to(source, x.dtype()), before.shape())));
  }

  /** Draws every element uniformly from [from, to). */
  public static Tensor uniform(Tensor x, double from, double to, Generator generator) {
    if (!(from <= to)) {
      throw new IllegalArgumentException(
          "uniform_: from %s to %s, expected from ≤ to".formatted(from, to));
    }
    return drawn(
        "uniform_", x, () -> from + (to - from) * Math.min(generator.uniform(), BELOW_ONE));
  }

  /** Draws every element from a normal distribution. */
  public static Tensor normal(Tensor x, double mean, double std, Generator generator) {
    if (!(std >= 0)) {
      throw new IllegalArgumentException(
          "normal_: standard deviation %s, expected at least 0".formatted(std));
    }
    return drawn("normal_", x, () -> mean + std * generator.normal());
  }

  /** 1 with the given probability, else 0. */
  public static Tensor bernoulli(Tensor x, double p, Generator generator) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "bernoulli_: probability %s, expected 0 to 1".formatted(p));
    }
    return drawnAny("bernoulli_", x, () -> generator.uniform() < p ? 1 : 0);
  }

  private static Tensor drawn(String name, Tensor x, DoubleSupplier next) {
    Ops.requireFloating(name, x);
    return drawnAny(name, x, next);
  }

  private static Tensor drawnAny(String name, Tensor x, DoubleSupplier next) {
    return InPlace.apply(
        name,
        x,
        before -> {
          double[] values = new double[Math.toIntExact(before.numel())];
          for (int i = 0; i < values.length; i++) {
            values[i] = next.getAsDouble();
          }
          NdArray z = Ops.like(before);
          ArrayIo.set(z, values);
          return new Tensor(z);
        });
  }
}
