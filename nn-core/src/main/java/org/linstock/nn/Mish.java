package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code x·tanh(log(1 + eˣ))} (Misra, 2019). Any shape. */
public final class Mish extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.mish(x);
  }
}
