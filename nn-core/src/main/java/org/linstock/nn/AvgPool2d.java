package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * The mean of each window of an image; padding counts as zeros, unless told otherwise.
 *
 * <p>Shapes: x [batch, channels, height, width], y [batch, channels, outH, outW] with {@code outH =
 * ⌊(height + 2·padding − kernel) / stride⌋ + 1}, rounded up in {@code ceilMode}. The stride is the
 * kernel size and the padding 0 unless set.
 *
 * <pre>{@code new AvgPool2d(2).forward(Tensor.randn(8, 6, 28, 28)).shape()  // [8, 6, 14, 14]}
 * </pre>
 */
public final class AvgPool2d extends PoolNd {
  public AvgPool2d(int kernelSize) {
    this(kernelSize, new PoolOptions());
  }

  public AvgPool2d(int kernelSize, int stride, int padding) {
    this(kernelSize, new PoolOptions().stride(stride).padding(padding));
  }

  public AvgPool2d(int kernelSize, PoolOptions options) {
    this(new int[] {kernelSize}, options);
  }

  /** Kernel as one number or as (height, width). */
  public AvgPool2d(int[] kernelSize, PoolOptions options) {
    super(kernelSize, options);
    Windows.ofMeans("AvgPool2d", kernelSize, options, 2);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.avgPool2d(x, kernel, options);
  }

  @Override
  protected String extraRepr() {
    return "kernel_size=%s, stride=%s, padding=%s"
        .formatted(
            Windows.asGiven(kernel), Windows.asGiven(stride()), Windows.asGiven(options.padding()));
  }
}
