package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * {@code x·Φ(x)}, Φ being the standard normal distribution (Hendrycks and Gimpel, 2016); or its
 * approximation by tanh. Any shape.
 */
public final class GELU extends Layer {
  private final boolean tanh;

  public GELU() {
    this(false);
  }

  public GELU(boolean tanh) {
    this.tanh = tanh;
  }

  public boolean tanh() {
    return tanh;
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.gelu(x, tanh);
  }

  @Override
  protected String extraRepr() {
    return "approximate='%s'".formatted(tanh ? "tanh" : "none");
  }
}
