package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code relu6(x + 3) / 6}. Any shape. */
public final class Hardsigmoid extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.hardsigmoid(x);
  }
}
