package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code 1 / (1 + e⁻ˣ)}, element by element. Any shape. */
public final class Sigmoid extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.sigmoid(x);
  }
}
