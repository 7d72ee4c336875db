package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * A {@link Conv1d} whose number of input channels is that of the first batch it sees, when it draws
 * its initial values; from then on it is a {@code Conv1d}, also in print.
 */
public final class LazyConv1d extends Conv1d {
  public LazyConv1d(int outChannels, int kernelSize) {
    this(outChannels, kernelSize, new ConvOptions());
  }

  public LazyConv1d(int outChannels, int kernelSize, ConvOptions options) {
    this(outChannels, new int[] {kernelSize}, options);
  }

  /** Kernel sizes, one for each axis. */
  public LazyConv1d(int outChannels, int[] kernelSize, ConvOptions options) {
    super(outChannels, Windows.sizes("LazyConv1d", "kernel_size", kernelSize, 1, 1), options);
  }

  @Override
  Tensor compute(Tensor x) {
    if (!weight().isInitialized()) {
      requireBatch(x, 1);
      materialize((int) x.size(1));
    }
    return super.compute(x);
  }

  @Override
  public String typeName() {
    return weight().isInitialized() ? "Conv1d" : "LazyConv1d";
  }
}
