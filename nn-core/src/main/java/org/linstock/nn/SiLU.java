package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** {@code x·σ(x)}, also called swish. Any shape. */
public final class SiLU extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.silu(x);
  }
}
