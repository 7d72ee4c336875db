package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code tanh(x)}, element by element. Any shape. */
public final class Tanh extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.tanh(x);
  }
}
