package org.linstock.nn;

import org.linstock.ops.MatMul;
import org.linstock.tensor.Tensor;

/** The stateless form of each layer and loss, after {@code torch.nn.functional}. */
public final class Functional extends LossFunctions {
  private Functional() {}

  /** {@code x·wᵀ + b}: x [n, in], weight [out, in], bias [out] or null. */
  public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    return MatMul.linear(x, weight, bias);
  }
}
