package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * The largest value of each window of an image; padding never wins.
 *
 * <p>Shapes: x [batch, channels, height, width], y [batch, channels, outH, outW] with {@code outH =
 * ⌊(height + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1}, rounded up in {@code ceilMode}.
 * The stride is the kernel size and the padding 0 unless set.
 *
 * <pre>{@code new MaxPool2d(2).forward(Tensor.randn(8, 6, 28, 28)).shape()  // [8, 6, 14, 14]}
 * </pre>
 */
public final class MaxPool2d extends PoolNd {
  public MaxPool2d(int kernelSize) {
    this(kernelSize, new PoolOptions());
  }

  public MaxPool2d(int kernelSize, int stride, int padding) {
    this(kernelSize, new PoolOptions().stride(stride).padding(padding));
  }

  public MaxPool2d(int kernelSize, PoolOptions options) {
    this(new int[] {kernelSize}, options);
  }

  /** Kernel as one number or as (height, width). */
  public MaxPool2d(int[] kernelSize, PoolOptions options) {
    super(kernelSize, options);
    Windows.axes("MaxPool2d", kernelSize, options, 2);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.maxPool2d(x, kernel, options);
  }

  @Override
  protected String extraRepr() {
    return maximaRepr();
  }
}
