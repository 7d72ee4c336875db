package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * The largest value of each window of a signal; padding never wins.
 *
 * <p>Shapes: x [batch, channels, length], y [batch, channels, outLength] with {@code outLength =
 * ⌊(length + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1}, rounded up in {@code ceilMode}.
 * The stride is the kernel size and the padding 0 unless set.
 *
 * <pre>{@code new MaxPool1d(2).forward(Tensor.randn(8, 6, 28)).shape()  // [8, 6, 14]}</pre>
 */
public final class MaxPool1d extends PoolNd {
  public MaxPool1d(int kernelSize) {
    this(kernelSize, new PoolOptions());
  }

  public MaxPool1d(int kernelSize, int stride, int padding) {
    this(kernelSize, new PoolOptions().stride(stride).padding(padding));
  }

  public MaxPool1d(int kernelSize, PoolOptions options) {
    this(new int[] {kernelSize}, options);
  }

  /** Kernel as one number. */
  public MaxPool1d(int[] kernelSize, PoolOptions options) {
    super(kernelSize, options);
    Windows.axes("MaxPool1d", kernelSize, options, 1);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.maxPool1d(x, kernel, options);
  }

  @Override
  protected String extraRepr() {
    return maximaRepr();
  }
}
