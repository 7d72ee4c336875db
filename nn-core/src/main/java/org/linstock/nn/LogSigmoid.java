package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code log σ(x)}, without overflow. Any shape. */
public final class LogSigmoid extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.logSigmoid(x);
  }
}
