package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
import org.linstock.tensor.Tensor;

/** Vector norms over dimensions; without dimensions, over all elements. */
public final class Norms {
  private Norms() {}

  /**
   * {@code (Σ |x|ᵖ)^(1/p)}: p = 2 is Euclid's, 1 the sum of magnitudes, ±∞ the largest or smallest
   * one, 0 the number of elements that are not 0. The gradient is 0 where the norm is 0.
   */
  public static Tensor norm(Tensor input, double p, boolean keepDim, int... dims) {
    Ops.requireFloating("norm", input);
    if (Double.isNaN(p)) {
      throw new IllegalArgumentException("norm: order p is NaN, expected a number or an infinity");
    }
    if (Double.isInfinite(p)) {
      Tensor magnitudes = Elementwise.abs(input);
      return p > 0
          ? Extrema.amax(magnitudes, keepDim, dims)
          : Extrema.amin(magnitudes, keepDim, dims);
    }
    if (p == 0) {
      Tensor nonzero = Comparison.compare(Binary.NE, input, 0);
      return Reductions.sum(nonzero, keepDim, dims).to(input.dtype());
    }
    return p == 1
        ? Reductions.sum(Elementwise.abs(input), keepDim, dims)
        : power(input, p, keepDim, dims);
  }

  private static Tensor power(Tensor x, double p, boolean keepDim, int... dims) {
    Folding f = Folding.of("norm", x, dims);
    return Autograd.record(
        "NormBackward",
        value(x.detach(), p, keepDim, f).array(),
        (g, n) -> gradients(gradient(g, x, p, n.result(), f)),
        inputs(x),
        x,
        null);
  }

  private static Tensor value(Tensor x, double p, boolean keepDim, Folding f) {
    if (p == 2) {
      return Elementwise.sqrt(Reductions.sum(Arithmetic.mul(x, x), keepDim, f.dims()));
    }
    Tensor powers = Arithmetic.pow(Elementwise.abs(x), p);
    return Arithmetic.pow(Reductions.sum(powers, keepDim, f.dims()), 1 / p);
  }

  private static Tensor gradient(Tensor g, Tensor x, double p, Tensor result, Folding f) {
    Tensor norm = Shaping.reshape(result, f.kept());
    Tensor scaled = Shaping.reshape(g, f.kept());
    if (p == 2) {
      return Arithmetic.mul(unlessZero(norm, Arithmetic.div(scaled, norm)), x);
    }
    Tensor outer = unlessZero(norm, Arithmetic.mul(scaled, Arithmetic.pow(norm, 1 - p)));
    Tensor inner = Arithmetic.mul(Rounding.sign(x), Arithmetic.pow(Elementwise.abs(x), p - 1));
    return Arithmetic.mul(outer, p < 1 ? unlessZero(x, inner) : inner);
  }

  /** The value, but 0 where {@code x} is 0. */
  static Tensor unlessZero(Tensor x, Tensor value) {
    return Selection.where(Comparison.compare(Binary.EQ, x, 0), 0, value);
  }
}
