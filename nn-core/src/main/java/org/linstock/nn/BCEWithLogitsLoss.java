package org.linstock.nn;

import java.util.OptionalDouble;
import org.linstock.ops.Losses;
import org.linstock.tensor.Tensor;

/**
 * {@code −(p·t·log σ(x) + (1 − t)·log(1 − σ(x)))}, for logits x of independent yes and no, without
 * overflow for any x.
 *
 * <p>Shapes: any, the same for both.
 */
public final class BCEWithLogitsLoss extends Loss {
  private Tensor weight;
  private Tensor positiveWeight;

  public BCEWithLogitsLoss() {
    this(Reduction.MEAN);
  }

  public BCEWithLogitsLoss(Reduction reduction) {
    super(reduction);
  }

  /** What each element counts: broadcast to the input's shape, no gradient. */
  public BCEWithLogitsLoss weight(Tensor elementWeight) {
    weight = elementWeight.detach();
    return this;
  }

  /** p, what a yes counts, for each class: broadcast to the input's shape, no gradient. */
  public BCEWithLogitsLoss posWeight(Tensor ofClass) {
    positiveWeight = ofClass.detach();
    return this;
  }

  @Override
  Tensor reduced(Tensor input, Tensor target) {
    return weight == null
        ? Losses.bceWithLogits(input, target, positiveWeight, reduction().scale(input))
        : super.reduced(input, target);
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    Tensor losses = Losses.bceWithLogits(input, target, positiveWeight, OptionalDouble.empty());
    return weight == null ? losses : losses.mul(weight.to(losses.dtype()));
  }
}
