package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Dropout for self-normalizing nets (Klambauer et al., 2017): in training, elements become α' =
 * −1.7581 with probability p, and the result is {@code y = a·x' + b} with a and b such that mean 0
 * and variance 1 are kept; in evaluation, {@code y = x}.
 *
 * <p>Shapes: x and y any. p is 0.5 unless set.
 *
 * <pre>{@code new AlphaDropout(0.2).forward(Tensor.randn(8, 6)).shape()  // [8, 6]}</pre>
 */
public final class AlphaDropout extends DropoutLayer {
  public AlphaDropout() {
    this(0.5);
  }

  public AlphaDropout(double p) {
    super(p);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.alphaDropout(x, p(), isTraining());
  }
}
