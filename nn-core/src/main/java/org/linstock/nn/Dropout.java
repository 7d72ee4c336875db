package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Dropout (Srivastava et al., 2014): in training, {@code y = x · m / (1 − p)} with m 0 with
 * probability p, else 1, drawn for each element from this thread's default generator; in
 * evaluation, {@code y = x}.
 *
 * <p>Shapes: x and y any. p is 0.5 unless set.
 *
 * <pre>{@code new Dropout(0.2).forward(Tensor.randn(8, 6)).shape()  // [8, 6]}</pre>
 */
public final class Dropout extends DropoutLayer {
  public Dropout() {
    this(0.5);
  }

  public Dropout(double p) {
    super(p);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.dropout(x, p(), isTraining());
  }
}
