package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code min(max(x, 0), 6)}. Any shape. */
public final class ReLU6 extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.relu6(x);
  }
}
