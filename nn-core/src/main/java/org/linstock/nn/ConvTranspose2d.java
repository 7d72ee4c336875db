package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Transposed convolution over images: the gradient of {@link Conv2d} as a layer (Zeiler et al.,
 * 2010).
 *
 * <p>Shapes: x [batch, inChannels, height, width], y [batch, outChannels, outH, outW] with {@code
 * outH = (height − 1)·stride − 2·padding + dilation·(kernelH − 1) + outputPadding + 1}, likewise
 * outW; {@code weight} [inChannels, outChannels/groups, kernelH, kernelW], {@code bias}
 * [outChannels]. Both start uniform in ±1/√(outChannels/groups·kernelH·kernelW).
 *
 * <pre>
 * {@code new ConvTranspose2d(16, 3, 4, 2, 1).forward(Tensor.randn(8, 16, 14, 14)).shape()  // [8, 3, 28, 28]}
 * </pre>
 */
public class ConvTranspose2d extends ConvNd {
  public ConvTranspose2d(int inChannels, int outChannels, int kernelSize) {
    this(inChannels, outChannels, kernelSize, new ConvOptions());
  }

  public ConvTranspose2d(int inChannels, int outChannels, int kernelSize, int stride, int padding) {
    this(inChannels, outChannels, kernelSize, new ConvOptions().stride(stride).padding(padding));
  }

  public ConvTranspose2d(int inChannels, int outChannels, int kernelSize, ConvOptions options) {
    this(inChannels, outChannels, new int[] {kernelSize, kernelSize}, options);
  }

  /** Kernel as (height, width). */
  public ConvTranspose2d(int inChannels, int outChannels, int[] kernelSize, ConvOptions options) {
    super(
        true,
        outChannels,
        Windows.sizes("ConvTranspose2d", "kernel_size", kernelSize, 2, 1),
        options);
    materialize(inChannels);
  }

  /** For the lazy form, whose weight comes later. */
  ConvTranspose2d(int outChannels, int[] kernelSize, ConvOptions options) {
    super(true, outChannels, kernelSize, options);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.convTranspose2d(x, weight(), bias(), options());
  }
}
