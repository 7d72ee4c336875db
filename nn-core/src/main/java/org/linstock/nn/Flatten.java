package org.linstock.nn;

import org.linstock.ops.Shaping;
import org.linstock.tensor.Tensor;

/**
 * Folds dimensions into one: all but the first unless set, [batch, …] to [batch, features].
 *
 * <pre>{@code new Flatten().forward(Tensor.randn(8, 6, 5, 5)).shape()  // [8, 150]}</pre>
 */
public final class Flatten extends Layer {
  private final int startDim;
  private final int endDim;

  public Flatten() {
    this(1, -1);
  }

  /** The first and the last dimension to fold; negative counts from the end. */
  public Flatten(int startDim, int endDim) {
    this.startDim = startDim;
    this.endDim = endDim;
  }

  @Override
  Tensor compute(Tensor x) {
    return Shaping.flatten(x, startDim, endDim);
  }

  public int startDim() {
    return startDim;
  }

  public int endDim() {
    return endDim;
  }

  @Override
  protected String extraRepr() {
    return "start_dim=%d, end_dim=%d".formatted(startDim, endDim);
  }
}
