package org.linstock.nn;

import org.linstock.nn.Loss.Reduction;
import org.linstock.ops.Distances;
import org.linstock.tensor.Tensor;

/**
 * {@code max(0, d(anchor, positive) − d(anchor, negative) + margin)} with {@code d(a, b) = ‖a − b +
 * eps‖ₚ}; {@code forward(anchor, positive, negative)}.
 *
 * <p>Shapes: all three [batch, features] or [features]. The margin is 1, p is 2, eps is 1e-6 unless
 * set.
 */
public final class TripletMarginLoss extends TernaryLoss {
  private final double margin;
  private double p = 2;
  private double eps = 1e-6;
  private boolean swap;

  public TripletMarginLoss() {
    this(1);
  }

  public TripletMarginLoss(double margin) {
    this(margin, Reduction.MEAN);
  }

  public TripletMarginLoss(double margin, Reduction reduction) {
    super(reduction);
    this.margin = margin;
  }

  /** The norm of the distance; 2 by default. */
  public TripletMarginLoss p(double degree) {
    p = degree;
    return this;
  }

  /** Keeps a distance away from 0; 1e-6 by default. */
  public TripletMarginLoss eps(double smallest) {
    eps = smallest;
    return this;
  }

  /** Whether d(positive, negative) counts where it is the smaller one; false by default. */
  public TripletMarginLoss swap(boolean swapped) {
    swap = swapped;
    return this;
  }

  @Override
  Tensor elements(Tensor first, Tensor second, Tensor third) {
    return Distances.tripletMargin(first, second, third, margin, p, eps, swap);
  }
}
