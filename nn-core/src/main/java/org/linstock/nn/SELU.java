package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * {@code λ·ELU(x)} with the constants that keep mean 0 and variance 1 (Klambauer et al., 2017). Any
 * shape.
 */
public final class SELU extends Layer {
  @Override
  Tensor compute(Tensor x) {
    return Functional.selu(x);
  }
}
