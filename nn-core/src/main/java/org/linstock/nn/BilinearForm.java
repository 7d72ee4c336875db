package org.linstock.nn;

import java.util.Arrays;
import org.linstock.tensor.Tensor;

/** The product of two inputs through a weight of rank 3. */
final class BilinearForm {
  private BilinearForm() {}

  /** As one product: {@code vec(x₁·x₂ᵀ)·vec(W)ᵀ}. */
  static Tensor apply(Tensor x1, Tensor x2, Tensor weight, Tensor bias) {
    check(x1, x2, weight);
    long in1 = weight.size(1);
    long in2 = weight.size(2);
    long rows = x1.numel() / in1;
    Tensor products =
        x1.reshape(rows, in1, 1).mul(x2.reshape(rows, 1, in2)).reshape(rows, in1 * in2);
    long[] shape = x1.shape();
    shape[shape.length - 1] = weight.size(0);
    return Functional.linear(products, weight.reshape(weight.size(0), in1 * in2), bias)
        .reshape(shape);
  }

  private static void check(Tensor x1, Tensor x2, Tensor weight) {
    boolean fits =
        weight.dim() == 3
            && x1.dim() > 0
            && x1.dim() == x2.dim()
            && x1.size(-1) == weight.size(1)
            && x2.size(-1) == weight.size(2)
            && Arrays.equals(lead(x1), lead(x2));
    if (!fits) {
      throw new IllegalArgumentException(
          "bilinear: got shapes %s and %s for a weight of shape %s, expected […, in1] and […, in2] for [out, in1, in2]"
              .formatted(
                  Arrays.toString(x1.shape()),
                  Arrays.toString(x2.shape()),
                  Arrays.toString(weight.shape())));
    }
  }

  private static long[] lead(Tensor x) {
    return Arrays.copyOf(x.shape(), x.dim() - 1);
  }
}
