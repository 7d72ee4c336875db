package org.linstock.nn;

import java.util.OptionalDouble;
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
    NONE,
    /** Their sum divided by the number of examples: what {@link KLDivLoss} means in mathematics. */
    BATCH_MEAN;

    /** What the sum over so many elements is multiplied by; nothing when there is no sum. */
    OptionalDouble scale(Tensor losses) {
      return switch (this) {
        case MEAN -> OptionalDouble.of(1.0 / losses.numel());
        case SUM -> OptionalDouble.of(1);
        case BATCH_MEAN -> OptionalDouble.of(1.0 / (losses.dim() == 0 ? 1 : losses.size(0)));
        case NONE -> OptionalDouble.empty();
      };
    }

    Tensor of(Tensor losses) {
      return switch (this) {
        case MEAN -> losses.mean();
        case SUM -> losses.sum();
        case NONE -> losses;
        case BATCH_MEAN -> losses.sum().mul(scale(losses).getAsDouble());
      };
    }
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
    return reduced(input, target);
  }

  /**
   * The mean over examples with weights, {@code Σ wᵢ·lossᵢ / Σ wᵢ}, whatever the reduction; an
   * example's loss is the mean over its elements, or with {@link Reduction#BATCH_MEAN} their sum.
   *
   * @param weights [batch], not negative, with a sum above 0
   */
  public final Tensor forward(Tensor input, Tensor target, Tensor weights) {
    Tensor losses = elements(input, target);
    return WeightedExamples.mean(name(), reduction, losses, counts(input, target), weights);
  }

  /** Overridden where the reduction is part of one op, or weighs. */
  Tensor reduced(Tensor input, Tensor target) {
    Tensor losses = elements(input, target);
    Tensor counts = reduction == Reduction.MEAN ? counts(input, target) : null;
    return counts == null ? reduction.of(losses) : losses.sum().div(counts.sum());
  }

  /** The loss of each example or element. */
  abstract Tensor elements(Tensor input, Tensor target);

  /** What each element counts in a mean, in the elements' shape; null when all count 1. */
  Tensor counts(Tensor input, Tensor target) {
    return null;
  }
}
