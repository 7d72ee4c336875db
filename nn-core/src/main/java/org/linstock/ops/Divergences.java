package org.linstock.ops;

import static org.linstock.ops.Arithmetic.add;
import static org.linstock.ops.Arithmetic.div;
import static org.linstock.ops.Arithmetic.mul;
import static org.linstock.ops.Arithmetic.sub;
import static org.linstock.ops.Elementwise.exp;
import static org.linstock.ops.Elementwise.log;

import java.util.Arrays;
import org.linstock.kernels.Binary;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Losses against a whole distribution, element by element. */
public final class Divergences {
  private Divergences() {}

  /**
   * {@code target·(log target − input)}, 0 where the target is 0.
   *
   * @param input logarithms of probabilities
   * @param target probabilities, or with {@code logTarget} their logarithms
   */
  public static Tensor klDiv(Tensor input, Tensor target, boolean logTarget) {
    Ops.requireSameShape("kl_div", input, target);
    if (logTarget) {
      return mul(exp(target), sub(target, input));
    }
    // log 1 = 0 stands in where the target is 0.
    Tensor zero = Comparison.compare(Binary.EQ, target, 0).to(target.dtype());
    return sub(mul(target, log(add(target, zero))), mul(target, input));
  }

  /**
   * {@code eˣ − t·x}, or {@code x − t·log(x + eps)} unless {@code logInput}.
   *
   * @param full whether to add Stirling's {@code t·log t − t + log(2πt)/2} where t > 1
   */
  public static Tensor poissonNll(
      Tensor input, Tensor target, boolean logInput, boolean full, double eps) {
    Ops.requireSameShape("poisson_nll_loss", input, target);
    Tensor loss =
        logInput
            ? sub(exp(input), mul(target, input))
            : sub(input, mul(target, log(add(input, eps))));
    return full ? add(loss, stirling(target)) : loss;
  }

  private static Tensor stirling(Tensor target) {
    Tensor above = Comparison.compare(Binary.GT, target, 1).to(target.dtype());
    // 1 stands in where the term is left out.
    Tensor t = add(mul(sub(target, onesLike(target)), above), 1);
    Tensor logs = add(mul(t, log(t)), mul(log(mul(t, 2 * Math.PI)), 0.5));
    return mul(sub(logs, t), above);
  }

  /**
   * {@code (log v + (x − t)² / v) / 2} with the variance v at least {@code eps}.
   *
   * @param variance as the input, or with 1 for its last dimension, or without it
   * @param full whether to add {@code log(2π)/2}
   */
  public static Tensor gaussianNll(
      Tensor input, Tensor target, Tensor variance, boolean full, double eps) {
    Ops.requireSameShape("gaussian_nll_loss", input, target);
    Ops.requireSameType("gaussian_nll_loss", input, variance);
    Tensor given = sameRank(input, variance);
    // The bound changes the value, not the gradient.
    Tensor shift = sub(Selection.clampMin(given.detach(), eps), given.detach());
    Tensor v = add(given, shift);
    Tensor d = sub(input, target);
    Tensor loss = mul(add(log(v), div(mul(d, d), v)), 0.5);
    return full ? add(loss, 0.5 * Math.log(2 * Math.PI)) : loss;
  }

  private static Tensor sameRank(Tensor input, Tensor variance) {
    for (double v : variance.toDoubleArray()) {
      if (v < 0) {
        throw new IllegalArgumentException(
            "gaussian_nll_loss: variance %s, expected 0 or more".formatted(v));
      }
    }
    boolean lacksLast =
        variance.dim() == input.dim() - 1
            && Arrays.equals(variance.shape(), Arrays.copyOf(input.shape(), variance.dim()));
    Tensor result = lacksLast ? Shaping.unsqueeze(variance, -1) : variance;
    Shapes.requireBroadcast("gaussian_nll_loss", result.array().shape(), input.array().shape());
    return result;
  }

  private static Tensor onesLike(Tensor x) {
    return add(x.zerosLike(), 1);
  }
}
