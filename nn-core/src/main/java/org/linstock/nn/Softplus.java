package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * {@code log(1 + e^(βx)) / β}; x itself where βx is above the threshold. Any shape; β is 1 and the
 * threshold 20 by default.
 */
public final class Softplus extends Layer {
  private final double beta;
  private final double threshold;

  public Softplus() {
    this(1, 20);
  }

  public Softplus(double beta, double threshold) {
    this.beta = beta;
    this.threshold = threshold;
  }

  public double beta() {
    return beta;
  }

  public double threshold() {
    return threshold;
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.softplus(x, beta, threshold);
  }

  @Override
  protected String extraRepr() {
    return "beta=%s, threshold=%s".formatted(PythonText.number(beta), PythonText.number(threshold));
  }
}
