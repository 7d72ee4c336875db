package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Dropout of whole channels of images (Tompson et al., 2015): as {@link Dropout}, with one draw for
 * each example and channel.
 *
 * <p>Shapes: x and y [batch, channels, height, width]. p is 0.5 unless set.
 *
 * <pre>{@code new Dropout2d(0.2).forward(Tensor.randn(8, 6, 14, 14)).shape()  // [8, 6, 14, 14]}
 * </pre>
 */
public final class Dropout2d extends DropoutLayer {
  public Dropout2d() {
    this(0.5);
  }

  public Dropout2d(double p) {
    super(p);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.dropout2d(x, p(), isTraining());
  }
}
