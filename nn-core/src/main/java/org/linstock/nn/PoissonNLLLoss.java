package org.linstock.nn;

import org.linstock.ops.Divergences;
import org.linstock.tensor.Tensor;

/**
 * {@code eˣ − t·x}, the negative log likelihood of counts t with a Poisson law of mean eˣ; or
 * {@code x − t·log(x + eps)} when the input is the mean itself.
 *
 * <p>Shapes: any, the same for both.
 */
public final class PoissonNLLLoss extends Loss {
  private boolean logInput = true;
  private boolean full;
  private double eps = 1e-8;

  public PoissonNLLLoss() {
    this(Reduction.MEAN);
  }

  public PoissonNLLLoss(Reduction reduction) {
    super(reduction);
  }

  /** Whether the input is the logarithm of the mean; true by default. */
  public PoissonNLLLoss logInput(boolean logarithm) {
    logInput = logarithm;
    return this;
  }

  /** Whether to add Stirling's approximation of log t!; false by default. */
  public PoissonNLLLoss full(boolean withFactorial) {
    full = withFactorial;
    return this;
  }

  /** Keeps the logarithm finite at mean 0; 1e-8 by default. */
  public PoissonNLLLoss eps(double smallest) {
    eps = smallest;
    return this;
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return Divergences.poissonNll(input, target, logInput, full, eps);
  }
}
