package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** x where x > 0, else {@code α·(eˣ − 1)} (Clevert et al., 2016). Any shape; α is 1 by default. */
public final class ELU extends Layer {
  private final double alpha;

  public ELU() {
    this(1);
  }

  public ELU(double alpha) {
    this.alpha = alpha;
  }

  public double alpha() {
    return alpha;
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.elu(x, alpha);
  }

  @Override
  protected String extraRepr() {
    return "alpha=%s".formatted(PythonText.number(alpha));
  }
}
