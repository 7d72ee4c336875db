package org.linstock.nn;

import org.linstock.ops.ClassLosses;
import org.linstock.tensor.Tensor;

/**
 * {@code −w[target]·input[target]}, the input holding logarithms of probabilities, such as a
 * log-softmax.
 *
 * <p>Shapes: input [batch, classes], [batch, classes, d₁, …] or [classes]; target int64, the same
 * without the classes. The mean is {@code Σ lossᵢ / Σ w[targetᵢ]} over targets that are not
 * ignored.
 */
public final class NLLLoss extends Loss {
  private Tensor weight;
  private long ignoreIndex = CrossEntropyLoss.IGNORED;

  public NLLLoss() {
    this(Reduction.MEAN);
  }

  public NLLLoss(Reduction reduction) {
    super(reduction);
  }

  /** w, what each class counts: [classes], no gradient. */
  public NLLLoss weight(Tensor ofClass) {
    weight = ofClass.detach();
    return this;
  }

  /** The label that counts nothing; −100 by default. */
  public NLLLoss ignoreIndex(long label) {
    ignoreIndex = label;
    return this;
  }

  @Override
  Tensor counts(Tensor input, Tensor target) {
    return ClassLosses.counts(input, target, weight, ignoreIndex);
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return ClassLosses.nll(input, target, weight, ignoreIndex);
  }
}
