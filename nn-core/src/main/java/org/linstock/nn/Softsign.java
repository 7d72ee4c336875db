package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code x / (1 + |x|)}. Any shape. */
public final class Softsign extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.softsign(x);
  }
}
