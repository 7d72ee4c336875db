package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** Folds all dimensions but the first into one: [batch, …] to [batch, features]. */
public final class Flatten extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return x.flatten(1);
  }

  @Override
  protected String extraRepr() {
    return "start_dim=1, end_dim=-1";
  }
}
