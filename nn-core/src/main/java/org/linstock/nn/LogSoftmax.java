package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code xᵢ − log Σⱼ exp(xⱼ)} along a dimension; negative counts from the end. Any shape. */
public final class LogSoftmax extends Layer {
  private final int dim;

  public LogSoftmax(int dim) {
    this.dim = dim;
  }

  public int dim() {
    return dim;
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.logSoftmax(x, dim);
  }

  @Override
  protected String extraRepr() {
    return "dim=%s".formatted(dim);
  }
}
