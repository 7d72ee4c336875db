package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code x·relu6(x + 3) / 6} (Howard et al., 2019). Any shape. */
public final class Hardswish extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.hardswish(x);
  }
}
