package org.linstock.nn;

import org.linstock.kernels.Window;
import org.linstock.tensor.Tensor;

/**
 * The mean of each window of an image; padding counts as zeros.
 *
 * <p>Shapes: x [batch, channels, height, width], y [batch, channels, outH, outW] with {@code outH =
 * ⌊(height + 2·padding − kernel) / stride⌋ + 1}. The stride is the kernel size and the padding 0
 * unless set.
 */
public final class AvgPool2d extends Layer {
  private final Window window;

  public AvgPool2d(int kernelSize) {
    this(kernelSize, kernelSize, 0);
  }

  public AvgPool2d(int kernelSize, int stride, int padding) {
    this(Windows.pair(kernelSize), Windows.pair(stride), Windows.pair(padding));
  }

  /** Kernel, stride and padding as (height, width). */
  public AvgPool2d(int[] kernel, int[] stride, int[] padding) {
    this.window = Windows.of("AvgPool2d", kernel, stride, padding);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.avgPool2d(x, window);
  }

  public Window window() {
    return window;
  }

  @Override
  protected String extraRepr() {
    return Windows.pool(window);
  }
}
