package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * The mean of each of so many nearly equal parts, whatever the size of the signal: part i of n
 * along a size reaches from {@code ⌊i·size/n⌋} to {@code ⌈(i + 1)·size/n⌉}.
 *
 * <p>Shapes: x [batch, channels, length], y [batch, channels, outputSize].
 *
 * <pre>{@code new AdaptiveAvgPool1d(5).forward(Tensor.randn(8, 6, 17)).shape()  // [8, 6, 5]}</pre>
 */
public final class AdaptiveAvgPool1d extends Layer {
  private final int[] outputSize;

  public AdaptiveAvgPool1d(int outputSize) {
    this.outputSize = new int[] {Windows.positive("AdaptiveAvgPool1d", "output_size", outputSize)};
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.adaptiveAvgPool1d(x, outputSize[0]);
  }

  /** As it was given: one number for all axes, or one for each. */
  public int[] outputSize() {
    return outputSize.clone();
  }

  @Override
  protected String extraRepr() {
    return "output_size=" + Windows.asGiven(outputSize);
  }
}
