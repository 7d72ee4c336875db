package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * x where x > 0, else {@code slope·x} (Maas et al., 2013). Any shape; the slope is 0.01 by default.
 */
public final class LeakyReLU extends Layer {
  private final double negativeSlope;

  public LeakyReLU() {
    this(0.01);
  }

  public LeakyReLU(double negativeSlope) {
    this.negativeSlope = negativeSlope;
  }

  public double negativeSlope() {
    return negativeSlope;
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.leakyRelu(x, negativeSlope);
  }

  @Override
  protected String extraRepr() {
    return "negative_slope=%s".formatted(PythonText.number(negativeSlope));
  }
}
