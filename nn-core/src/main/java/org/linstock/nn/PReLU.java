package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * x where x > 0, else {@code w·x} with learned w (He et al., 2015).
 *
 * <p>Shapes: x [batch, channels, …], {@code weight} [numParameters], which is 1 or the channels. It
 * starts at 0.25.
 */
public final class PReLU extends Layer {
  private final double start;
  private final Parameter weight;

  public PReLU() {
    this(1);
  }

  public PReLU(int numParameters) {
    this(numParameters, 0.25);
  }

  /**
   * With another first value.
   *
   * @param start what every weight starts at
   */
  public PReLU(int numParameters, double start) {
    this.start = start;
    this.weight =
        register(
            "weight", Tensor.zeros(Windows.positive("PReLU", "num_parameters", numParameters)));
    resetParameters();
  }

  /** Sets the initial values anew. */
  public void resetParameters() {
    Init.constant_(weight.data(), start);
  }

  public int numParameters() {
    return (int) weight.numel();
  }

  /** What the weights started at. */
  public double start() {
    return start;
  }

  public Parameter weight() {
    return weight;
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.prelu(x, weight);
  }

  @Override
  protected String extraRepr() {
    return "num_parameters=" + numParameters();
  }
}
