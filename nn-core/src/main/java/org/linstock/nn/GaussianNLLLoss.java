package org.linstock.nn;

import org.linstock.nn.Loss.Reduction;
import org.linstock.ops.Divergences;
import org.linstock.tensor.Tensor;

/**
 * {@code (log v + (x − t)² / v) / 2}, the negative log likelihood of t with a normal law of mean x
 * and variance v; {@code forward(input, target, variance)}.
 *
 * <p>Shapes: input and target the same; the variance too, or with 1 for its last dimension, or
 * without it.
 */
public final class GaussianNLLLoss extends TernaryLoss {
  private boolean full;
  private double eps = 1e-6;

  public GaussianNLLLoss() {
    this(Reduction.MEAN);
  }

  public GaussianNLLLoss(Reduction reduction) {
    super(reduction);
  }

  /** Whether to add the constant log(2π)/2; false by default. */
  public GaussianNLLLoss full(boolean withConstant) {
    full = withConstant;
    return this;
  }

  /** The least variance; 1e-6 by default. */
  public GaussianNLLLoss eps(double smallest) {
    eps = smallest;
    return this;
  }

  @Override
  Tensor elements(Tensor first, Tensor second, Tensor third) {
    return Divergences.gaussianNll(first, second, third, full, eps);
  }
}
