package org.linstock.nn;

import java.util.OptionalDouble;
import org.linstock.ops.Losses;
import org.linstock.tensor.Tensor;

/**
 * {@code −(t·log x + (1 − t)·log(1 − x))}, for probabilities x of independent yes and no; the
 * logarithms are at least −100, so that the loss stays finite. {@link BCEWithLogitsLoss} is more
 * exact.
 *
 * <p>Shapes: any, the same for both; input in [0, 1].
 */
public final class BCELoss extends Loss {
  private Tensor weight;

  public BCELoss() {
    this(Reduction.MEAN);
  }

  public BCELoss(Reduction reduction) {
    super(reduction);
  }

  /** What each element counts: broadcast to the input's shape, no gradient. */
  public BCELoss weight(Tensor elementWeight) {
    weight = elementWeight.detach();
    return this;
  }

  @Override
  Tensor reduced(Tensor input, Tensor target) {
    return weight == null
        ? Losses.bce(input, target, reduction().scale(input))
        : super.reduced(input, target);
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    Tensor losses = Losses.bce(input, target, OptionalDouble.empty());
    return weight == null ? losses : losses.mul(weight.to(losses.dtype()));
  }
}
