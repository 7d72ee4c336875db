package org.linstock.ops;

import static org.linstock.ops.Arithmetic.add;
import static org.linstock.ops.Arithmetic.mul;
import static org.linstock.ops.Elementwise.neg;
import static org.linstock.ops.Ops.gradients;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.tensor.Tensor;

/**
 * Losses of classifications with options. Scores are [batch, classes], [batch, classes, d₁, …] or,
 * without a batch, [classes]; labels are the same without the classes.
 */
public final class ClassLosses {
  private ClassLosses() {}

  /**
   * {@code −w[label]·x[label]} for each label, 0 where it is ignored.
   *
   * @param input logarithms of probabilities
   * @param target int64 labels
   * @param weight [classes], w, no gradient; null for 1
   */
  public static Tensor nll(Tensor input, Tensor target, Tensor weight, long ignoreIndex) {
    Ops.requireFloating("nll_loss", input);
    requireLabels("nll_loss", input, target);
    Tensor rows = rows(input);
    ClassLabels labels = labels("nll_loss", input, target, weight, ignoreIndex);
    Tensor losses =
        Autograd.record(
            "NllLossBackward",
            labels.negatedChosen(rows.detach()).array(),
            (g, n) ->
                gradients(
                    mul(Shaping.unsqueeze(g, 1), labels.negatedChoice(rows, (int) rows.size(1)))),
            rows);
    return Shaping.reshape(losses, target.shape());
  }

  /**
   * What each label counts in a mean: its class's weight, 0 where it is ignored. As the target in
   * shape, as the input in type; no gradient.
   */
  public static Tensor counts(Tensor input, Tensor target, Tensor weight, long ignoreIndex) {
    requireLabels("nll_loss", input, target);
    return labels("nll_loss", input, target, weight, ignoreIndex).counts(input, target.shape());
  }

  /**
   * The cross-entropy of softmax(input) with labels, smoothed: {@code (1 − ε)·nll + ε/classes·Σ_c
   * −w_c·log p_c}.
   *
   * @param smoothing ε, 0 to 1
   */
  public static Tensor crossEntropy(
      Tensor input, Tensor target, Tensor weight, long ignoreIndex, double smoothing) {
    requireSmoothing(smoothing);
    Ops.requireFloating("cross_entropy", input);
    requireLabels("cross_entropy", input, target);
    int dim = classDim(input);
    requireWeight(input, weight, dim);
    // First, so that a wrong label is told under this op's name.
    Tensor kept =
        labels("cross_entropy", input, target, null, ignoreIndex).counts(input, target.shape());
    Tensor logs = Softmaxes.logSoftmax(input, dim);
    Tensor hard = nll(logs, target, weight, ignoreIndex);
    if (smoothing == 0) {
      return hard;
    }
    Tensor all = weight == null ? logs : mul(logs, alongClasses(weight, input));
    Tensor soft = mul(neg(Reductions.sum(all, false, dim)), kept);
    return add(mul(hard, 1 - smoothing), mul(soft, smoothing / input.size(dim)));
  }

  /**
   * The cross-entropy of softmax(input) with probabilities, {@code −Σ_c w_c·q_c·log p_c} with
   * {@code q = (1 − ε)·target + ε/classes}.
   *
   * @param target as the input in shape and type
   */
  public static Tensor crossEntropyOfProbabilities(
      Tensor input, Tensor target, Tensor weight, double smoothing) {
    requireSmoothing(smoothing);
    Ops.requireFloating("cross_entropy", input);
    Ops.requireSameType("cross_entropy", input, target);
    Ops.require(
        Arrays.equals(input.array().shape(), target.array().shape()),
        "cross_entropy",
        target,
        "probabilities " + Arrays.toString(input.shape()),
        "labels of classes are of int64");
    int dim = classDim(input);
    requireWeight(input, weight, dim);
    Tensor q =
        smoothing == 0 ? target : add(mul(target, 1 - smoothing), smoothing / input.size(dim));
    Tensor terms = mul(Softmaxes.logSoftmax(input, dim), q);
    Tensor weighted = weight == null ? terms : mul(terms, alongClasses(weight, input));
    return neg(Reductions.sum(weighted, false, dim));
  }

  private static void requireWeight(Tensor input, Tensor weight, int dim) {
    if (weight != null) {
      long classes = input.size(dim);
      Ops.require(
          weight.dim() == 1 && weight.size(0) == classes,
          "cross_entropy",
          weight,
          "class weights [%d]".formatted(classes),
          "");
    }
  }

  private static void requireSmoothing(double smoothing) {
    if (!(smoothing >= 0 && smoothing <= 1)) {
      throw new IllegalArgumentException(
          "cross_entropy: got label smoothing %s, expected 0 to 1".formatted(smoothing));
    }
  }

  private static int classDim(Tensor input) {
    return input.dim() == 1 ? 0 : 1;
  }

  private static Tensor alongClasses(Tensor weight, Tensor input) {
    long[] shape = new long[input.dim()];
    Arrays.fill(shape, 1);
    shape[classDim(input)] = weight.numel();
    return Shaping.reshape(weight.detach().to(input.dtype()), shape);
  }

  private static ClassLabels labels(
      String operation, Tensor input, Tensor target, Tensor weight, long ignoreIndex) {
    return new ClassLabels(operation, target, input.size(classDim(input)), weight, ignoreIndex);
  }

  /** [labels, classes]: a row of scores for each label. */
  private static Tensor rows(Tensor input) {
    if (input.dim() == 1) {
      return Shaping.unsqueeze(input, 0);
    }
    long classes = input.size(1);
    return Shaping.reshape(last(input), input.numel() / Math.max(1, classes), classes);
  }

  private static Tensor last(Tensor input) {
    int[] order = new int[input.dim()];
    for (int i = 1; i < order.length; i++) {
      order[i] = i + 1 < order.length ? i + 1 : 1;
    }
    return order.length == 2 ? input : Shaping.permute(input, order);
  }

  private static void requireLabels(String operation, Tensor input, Tensor target) {
    Ops.require(input.dim() > 0, operation, input, "scores [batch, classes]", "");
    long[] expected = new long[input.dim() - 1];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = input.size(i == 0 ? 0 : i + 1);
    }
    Ops.require(
        Arrays.equals(expected, target.array().shape()),
        operation,
        target,
        "labels %s for scores %s"
            .formatted(Arrays.toString(expected), Arrays.toString(input.shape())),
        input.dim() == 1 ? "a batch of one needs unsqueeze(0) of the scores" : "");
  }
}
