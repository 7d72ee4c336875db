package org.linstock.nn;

import org.linstock.kernels.Window;
import org.linstock.tensor.Tensor;

/**
 * The largest value of each window of an image; padding never wins.
 *
 * <p>Shapes: x [batch, channels, height, width], y [batch, channels, outH, outW] with {@code outH =
 * ⌊(height + 2·padding − kernel) / stride⌋ + 1}. The stride is the kernel size and the padding 0
 * unless set.
 */
public final class MaxPool2d extends Layer {
  private final Window window;

  public MaxPool2d(int kernelSize) {
    this(kernelSize, kernelSize, 0);
  }

  public MaxPool2d(int kernelSize, int stride, int padding) {
    this(Windows.pair(kernelSize), Windows.pair(stride), Windows.pair(padding));
  }

  /** Kernel, stride and padding as (height, width). */
  public MaxPool2d(int[] kernel, int[] stride, int[] padding) {
    this.window = Windows.of("MaxPool2d", kernel, stride, padding);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.maxPool2d(x, window);
  }

  public Window window() {
    return window;
  }

  @Override
  protected String extraRepr() {
    return Windows.pool(window) + ", dilation=1, ceil_mode=False";
  }
}
