package org.linstock.nn;

import org.linstock.nn.Loss.Reduction;
import org.linstock.tensor.Tensor;

/** A loss of three tensors: of two outputs and a target, or of an output with its variance. */
public abstract class TernaryLoss {
  private final Reduction reduction;

  TernaryLoss(Reduction reduction) {
    this.reduction = reduction;
  }

  /** PyTorch's name of the loss. */
  public String name() {
    return getClass().getSimpleName();
  }

  public final Reduction reduction() {
    return reduction;
  }

  /** The loss, reduced as this object was told. */
  public final Tensor forward(Tensor first, Tensor second, Tensor third) {
    return reduction.of(elements(first, second, third));
  }

  /**
   * The mean over examples with weights, {@code Σ wᵢ·lossᵢ / Σ wᵢ}, whatever the reduction.
   *
   * @param weights [batch], not negative, with a sum above 0
   */
  public final Tensor forward(Tensor first, Tensor second, Tensor third, Tensor weights) {
    Tensor losses = elements(first, second, third);
    return WeightedExamples.mean(name(), reduction, losses, null, weights);
  }

  /** The loss of each example or element. */
  abstract Tensor elements(Tensor first, Tensor second, Tensor third);
}
