package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * A {@link Conv2d} whose number of input channels is that of the first batch it sees, when it draws
 * its initial values; from then on it is a {@code Conv2d}, also in print.
 */
public final class LazyConv2d extends Conv2d {
  public LazyConv2d(int outChannels, int kernelSize) {
    this(outChannels, kernelSize, new ConvOptions());
  }

  public LazyConv2d(int outChannels, int kernelSize, ConvOptions options) {
    this(outChannels, new int[] {kernelSize, kernelSize}, options);
  }

  /** Kernel sizes, one for each axis. */
  public LazyConv2d(int outChannels, int[] kernelSize, ConvOptions options) {
    super(outChannels, Windows.sizes("LazyConv2d", "kernel_size", kernelSize, 2, 1), options);
  }

  @Override
  Tensor compute(Tensor x) {
    if (!weight().isInitialized()) {
      requireBatch(x, 2);
      materialize((int) x.size(1));
    }
    return super.compute(x);
  }

  @Override
  public String typeName() {
    return weight().isInitialized() ? "Conv2d" : "LazyConv2d";
  }
}
