package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Convolution over images (cross-correlation, as in PyTorch): {@code y[n, o] = bias[o] + Σᵢ
 * weight[o, i] ⋆ x[n, i]}.
 *
 * <p>Shapes: x [batch, inChannels, height, width], y [batch, outChannels, outH, outW] with {@code
 * outH = ⌊(height + 2·padding − dilation·(kernelH − 1) − 1) / stride⌋ + 1}, likewise outW; {@code
 * weight} [outChannels, inChannels/groups, kernelH, kernelW], {@code bias} [outChannels]. Both
 * start uniform in ±1/√(inChannels/groups·kernelH·kernelW).
 *
 * <pre>
 * {@code new Conv2d(1, 6, 5, 1, 2).forward(Tensor.randn(8, 1, 28, 28)).shape()  // [8, 6, 28, 28]}
 * </pre>
 */
public class Conv2d extends ConvNd {
  public Conv2d(int inChannels, int outChannels, int kernelSize) {
    this(inChannels, outChannels, kernelSize, new ConvOptions());
  }

  public Conv2d(int inChannels, int outChannels, int kernelSize, int stride, int padding) {
    this(inChannels, outChannels, kernelSize, new ConvOptions().stride(stride).padding(padding));
  }

  public Conv2d(int inChannels, int outChannels, int kernelSize, ConvOptions options) {
    this(inChannels, outChannels, new int[] {kernelSize, kernelSize}, options);
  }

  /** Kernel as (height, width). */
  public Conv2d(int inChannels, int outChannels, int[] kernelSize, ConvOptions options) {
    super(false, outChannels, Windows.sizes("Conv2d", "kernel_size", kernelSize, 2, 1), options);
    materialize(inChannels);
  }

  /** For the lazy form, whose weight comes later. */
  Conv2d(int outChannels, int[] kernelSize, ConvOptions options) {
    super(false, outChannels, kernelSize, options);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.conv2d(x, weight(), bias(), options());
  }
}
