package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Convolution over signals (cross-correlation, as in PyTorch): {@code y[n, o] = bias[o] + Σᵢ
 * weight[o, i] ⋆ x[n, i]}.
 *
 * <p>Shapes: x [batch, inChannels, length], y [batch, outChannels, outLength] with {@code outLength
 * = ⌊(length + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1}; {@code weight} [outChannels,
 * inChannels/groups, kernel], {@code bias} [outChannels]. Both start uniform in
 * ±1/√(inChannels/groups·kernel).
 *
 * <pre>
 * {@code new Conv1d(16, 33, 3, 2, 0).forward(Tensor.randn(20, 16, 50)).shape()  // [20, 33, 24]}
 * </pre>
 */
public class Conv1d extends ConvNd {
  public Conv1d(int inChannels, int outChannels, int kernelSize) {
    this(inChannels, outChannels, kernelSize, new ConvOptions());
  }

  public Conv1d(int inChannels, int outChannels, int kernelSize, int stride, int padding) {
    this(inChannels, outChannels, kernelSize, new ConvOptions().stride(stride).padding(padding));
  }

  public Conv1d(int inChannels, int outChannels, int kernelSize, ConvOptions options) {
    this(inChannels, outChannels, new int[] {kernelSize}, options);
  }

  /** Kernel as one number. */
  public Conv1d(int inChannels, int outChannels, int[] kernelSize, ConvOptions options) {
    super(false, outChannels, Windows.sizes("Conv1d", "kernel_size", kernelSize, 1, 1), options);
    materialize(inChannels);
  }

  /** For the lazy form, whose weight comes later. */
  Conv1d(int outChannels, int[] kernelSize, ConvOptions options) {
    super(false, outChannels, kernelSize, options);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.conv1d(x, weight(), bias(), options());
  }
}
