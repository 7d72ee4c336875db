package org.linstock.nn;

import org.linstock.ops.CrossEntropy;
import org.linstock.tensor.Tensor;

/** What training makes small: a number from a net's output and the target. */
public abstract class Loss {
  private final Reduction reduction;

  Loss(Reduction reduction) {
    this.reduction = reduction;
  }

  /** How the examples' losses become one. */
  public enum Reduction {
    /** Their mean, the default. */
    MEAN,
    /** Their sum. */
    SUM,
    /** Not at all: one loss for each example or element. */
    NONE
  }

  /** PyTorch's name of the loss. */
  public String name() {
    return getClass().getSimpleName();
  }

  public final Reduction reduction() {
    return reduction;
  }

  /** The loss, reduced as this object was told. */
  public final Tensor forward(Tensor input, Tensor target) {
    Tensor losses = elements(input, target);
    return switch (reduction) {
      case MEAN -> losses.mean();
      case SUM -> losses.sum();
      case NONE -> losses;
    };
  }

  /**
   * The mean over examples with weights, {@code Σ wᵢ·lossᵢ / Σ wᵢ}, whatever the reduction.
   *
   * @param weights [batch], not negative, with a sum above 0
   */
  public final Tensor forward(Tensor input, Tensor target, Tensor weights) {
    Tensor losses = elements(input, target);
    Tensor perExample = losses.dim() > 1 ? losses.flatten(1).mean(1) : losses;
    return CrossEntropy.weightedMean(perExample, weights);
  }

  /** The loss of each example or element. */
  abstract Tensor elements(Tensor input, Tensor target);
}
