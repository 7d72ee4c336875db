package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code max(x, 0)}, element by element. Any shape. */
public final class ReLU extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.relu(x);
  }
}
