package org.linstock.nn;

/** What the pooling layers share: the window as it was given. */
abstract class PoolNd extends Layer {
  final int[] kernel;
  final PoolOptions options;

  PoolNd(int[] kernelSize, PoolOptions options) {
    this.kernel = kernelSize.clone();
    this.options = options;
  }

  /** As it was given: one number for all axes, or one for each. */
  public final int[] kernelSize() {
    return kernel.clone();
  }

  public final PoolOptions options() {
    return options;
  }

  /** The stride that is meant: the kernel unless it was set. */
  final int[] stride() {
    return options.stride() == null ? kernel : options.stride();
  }

  /** As PyTorch prints a layer of maxima. */
  final String maximaRepr() {
    return "kernel_size=%s, stride=%s, padding=%s, dilation=%s, ceil_mode=%s"
        .formatted(
            Windows.asGiven(kernel),
            Windows.asGiven(stride()),
            Windows.asGiven(options.padding()),
            Windows.asGiven(options.dilation()),
            Windows.bool(options.ceilMode()));
  }
}
