package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * The mean of each of so many nearly equal parts, whatever the size of the image: part i of n along
 * a size reaches from {@code ⌊i·size/n⌋} to {@code ⌈(i + 1)·size/n⌉}.
 *
 * <p>Shapes: x [batch, channels, height, width], y [batch, channels, outputH, outputW].
 *
 * <pre>
 * {@code new AdaptiveAvgPool2d(5).forward(Tensor.randn(8, 6, 17, 13)).shape()  // [8, 6, 5, 5]}
 * </pre>
 */
public final class AdaptiveAvgPool2d extends Layer {
  private final int[] outputSize;

  public AdaptiveAvgPool2d(int outputSize) {
    this(new int[] {outputSize});
  }

  /** One number for a square, or (height, width). */
  public AdaptiveAvgPool2d(int[] outputSize) {
    Windows.sizes("AdaptiveAvgPool2d", "output_size", outputSize, 2, 1);
    this.outputSize = outputSize.clone();
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.adaptiveAvgPool2d(x, outputSize);
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
