package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Dropout of whole channels of signals (Tompson et al., 2015): as {@link Dropout}, with one draw
 * for each example and channel.
 *
 * <p>Shapes: x and y [batch, channels, length]. p is 0.5 unless set.
 *
 * <pre>{@code new Dropout1d(0.2).forward(Tensor.randn(8, 6, 14)).shape()  // [8, 6, 14]}</pre>
 */
public final class Dropout1d extends DropoutLayer {
  public Dropout1d() {
    this(0.5);
  }

  public Dropout1d(double p) {
    super(p);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.dropout1d(x, p(), isTraining());
  }
}
