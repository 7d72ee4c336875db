package org.linstock.ops;

import static org.linstock.ops.Arithmetic.add;
import static org.linstock.ops.Arithmetic.div;
import static org.linstock.ops.Arithmetic.mul;
import static org.linstock.ops.Arithmetic.sub;
import static org.linstock.ops.Elementwise.neg;
import static org.linstock.ops.Ops.inputs;

import java.util.OptionalDouble;
import org.linstock.tensor.Tensor;

/**
 * Losses of each element, one node each. With a scale, {@code scale·Σ} over the elements is inside
 * the node: 1 / count makes a mean.
 */
public final class Losses {
  /** PyTorch's lower bound of a logarithm of a probability. */
  private static final double LOG_FLOOR = -100;

  private static final double TINY = 1e-12;

  private Losses() {}

  /** {@code (input − target)²}. */
  public static Tensor mse(Tensor input, Tensor target, OptionalDouble scale) {
    Ops.requireSameShape("mse_loss", input, target);
    Tensor d = sub(input.detach(), target.detach());
    return Pointwise.reduced(
        "MseLossBackward",
        mul(d, d),
        scale,
        inputs(input, target),
        g -> mul(sub(input, target), mul(g, 2)),
        g -> mul(sub(input, target), mul(g, -2)));
  }

  /** {@code |input − target|}. */
  public static Tensor l1(Tensor input, Tensor target) {
    Ops.requireSameShape("l1_loss", input, target);
    return Elementwise.abs(sub(input, target));
  }

  /** {@code d² / 2} where {@code d = |input − target| ≤ δ}, else {@code δ·(d − δ/2)}. */
  public static Tensor huber(Tensor input, Tensor target, double delta, OptionalDouble scale) {
    requireBound("huber_loss", "delta", delta, delta > 0, "more than 0");
    Ops.requireSameShape("huber_loss", input, target);
    return huber("HuberLossBackward", 1, input, target, delta, scale);
  }

  /**
   * {@code d² / 2β} where {@code d = |input − target| < β}, else {@code d − β/2}; for β = 0, {@code
   * d}.
   */
  public static Tensor smoothL1(Tensor input, Tensor target, double beta, OptionalDouble scale) {
    requireBound("smooth_l1_loss", "beta", beta, beta >= 0, "0 or more");
    Ops.requireSameShape("smooth_l1_loss", input, target);
    if (beta == 0) {
      Tensor losses = l1(input, target);
      return scale.isPresent() ? mul(Reductions.sum(losses), scale.getAsDouble()) : losses;
    }
    return huber("SmoothL1LossBackward", 1 / beta, input, target, beta, scale);
  }

  private static Tensor huber(
      String name, double factor, Tensor input, Tensor target, double bound, OptionalDouble scale) {
    Tensor d = sub(input.detach(), target.detach());
    Tensor c = Selection.clamp(d, -bound, bound);
    Tensor losses = mul(mul(c, sub(d, mul(c, 0.5))), factor);
    return Pointwise.reduced(
        name,
        losses,
        scale,
        inputs(input, target),
        g -> mul(Selection.clamp(sub(input, target), -bound, bound), mul(g, factor)),
        g -> mul(Selection.clamp(sub(input, target), -bound, bound), mul(g, -factor)));
  }

  /**
   * {@code −(t·log x + (1 − t)·log(1 − x))}, the logarithms at least −100.
   *
   * @param input probabilities in [0, 1]
   */
  public static Tensor bce(Tensor input, Tensor target, OptionalDouble scale) {
    Ops.requireSameShape("binary_cross_entropy", input, target);
    requireProbabilities(input);
    Tensor x = input.detach();
    Tensor t = target.detach();
    Tensor losses = sub(mul(add(t, -1), logFloor(1, x)), mul(t, logFloor(0, x)));
    return Pointwise.reduced(
        "BinaryCrossEntropyBackward",
        losses,
        scale,
        inputs(input, target),
        g -> {
          Tensor spread = Selection.clampMin(mul(complement(input), input), TINY);
          return div(mul(g, sub(input, target)), spread);
        },
        g -> mul(g, sub(logFloor(1, input), logFloor(0, input))));
  }

  /** log x, or log(1 − x) for {@code one = 1}, at least −100. */
  private static Tensor logFloor(int one, Tensor x) {
    return Selection.clampMin(one == 1 ? Elementwise.log1p(neg(x)) : Elementwise.log(x), LOG_FLOOR);
  }

  private static void requireProbabilities(Tensor input) {
    double[] values = input.toDoubleArray();
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(
            "binary_cross_entropy: input %s at element %d, expected probabilities from 0 to 1; use BCEWithLogitsLoss for logits"
                .formatted(values[i], i));
      }
    }
  }

  /**
   * {@code −(p·t·log σ(x) + (1 − t)·log(1 − σ(x)))}, without overflow.
   *
   * @param positiveWeight p, broadcast to the input's shape, no gradient; null for 1
   */
  public static Tensor bceWithLogits(
      Tensor input, Tensor target, Tensor positiveWeight, OptionalDouble scale) {
    Ops.requireSameShape("binary_cross_entropy_with_logits", input, target);
    Tensor p = positiveWeight == null ? null : positiveWeight.detach().to(input.dtype());
    Tensor x = input.detach();
    Tensor losses =
        add(mul(complement(target.detach()), x), mul(slope(target.detach(), p), softNeg(x)));
    return Pointwise.reduced(
        "BinaryCrossEntropyWithLogitsBackward",
        losses,
        scale,
        inputs(input, target),
        g -> {
          Tensor falling = mul(slope(target, p), Elementwise.sigmoid(neg(input)));
          return mul(g, sub(complement(target), falling));
        },
        g -> {
          Tensor positive = p == null ? neg(input) : sub(mul(add(p, -1), softNeg(input)), input);
          return mul(g, positive);
        });
  }

  /** {@code 1 + (p − 1)·t}. */
  private static Tensor slope(Tensor target, Tensor p) {
    return p == null ? add(target.zerosLike(), 1) : add(mul(add(p, -1), target), 1);
  }

  /** {@code log(1 + e⁻ˣ)}. */
  private static Tensor softNeg(Tensor x) {
    return neg(Activations.logSigmoid(x));
  }

  /** {@code 1 − x}. */
  private static Tensor complement(Tensor x) {
    return add(neg(x), 1);
  }

  private static void requireBound(
      String operation, String name, double value, boolean valid, String expected) {
    if (!valid) {
      throw new IllegalArgumentException(
          "%s: got %s %s, expected %s".formatted(operation, name, value, expected));
    }
  }
}
