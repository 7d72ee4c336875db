package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * The mean of each window of a signal; padding counts as zeros, unless told otherwise.
 *
 * <p>Shapes: x [batch, channels, length], y [batch, channels, outLength] with {@code outLength =
 * ⌊(length + 2·padding − kernel) / stride⌋ + 1}, rounded up in {@code ceilMode}. The stride is the
 * kernel size and the padding 0 unless set.
 *
 * <pre>{@code new AvgPool1d(2).forward(Tensor.randn(8, 6, 28)).shape()  // [8, 6, 14]}</pre>
 */
public final class AvgPool1d extends PoolNd {
  public AvgPool1d(int kernelSize) {
    this(kernelSize, new PoolOptions());
  }

  public AvgPool1d(int kernelSize, int stride, int padding) {
    this(kernelSize, new PoolOptions().stride(stride).padding(padding));
  }

  public AvgPool1d(int kernelSize, PoolOptions options) {
    this(new int[] {kernelSize}, options);
  }

  /** Kernel as one number. */
  public AvgPool1d(int[] kernelSize, PoolOptions options) {
    super(kernelSize, options);
    Windows.ofMeans("AvgPool1d", kernelSize, options, 1);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.avgPool1d(x, kernel, options);
  }

  @Override
  protected String extraRepr() {
    return "kernel_size=%s, stride=%s, padding=%s"
        .formatted(
            Windows.tuple(kernel), Windows.tuple(stride()), Windows.tuple(options.padding()));
  }
}
