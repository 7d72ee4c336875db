package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code exp(−xᵢ) / Σⱼ exp(−xⱼ)} along a dimension; negative counts from the end. Any shape. */
public final class Softmin extends Layer {
  private final int dim;

  public Softmin(int dim) {
    this.dim = dim;
  }

  public int dim() {
    return dim;
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.softmin(x, dim);
  }

  @Override
  protected String extraRepr() {
    return "dim=%s".formatted(dim);
  }
}
