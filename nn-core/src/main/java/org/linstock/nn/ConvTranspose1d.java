package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Transposed convolution over signals: the gradient of {@link Conv1d} as a layer (Zeiler et al.,
 * 2010).
 *
 * <p>Shapes: x [batch, inChannels, length], y [batch, outChannels, outLength] with {@code outLength
 * = (length − 1)·stride − 2·padding + dilation·(kernel − 1) + outputPadding + 1}; {@code weight}
 * [inChannels, outChannels/groups, kernel], {@code bias} [outChannels]. Both start uniform in
 * ±1/√(outChannels/groups·kernel).
 *
 * <pre>
 * {@code new ConvTranspose1d(16, 33, 3, 2, 0).forward(Tensor.randn(20, 16, 24)).shape()  // [20, 33, 49]}
 * </pre>
 */
public class ConvTranspose1d extends ConvNd {
  public ConvTranspose1d(int inChannels, int outChannels, int kernelSize) {
    this(inChannels, outChannels, kernelSize, new ConvOptions());
  }

  public ConvTranspose1d(int inChannels, int outChannels, int kernelSize, int stride, int padding) {
    this(inChannels, outChannels, kernelSize, new ConvOptions().stride(stride).padding(padding));
  }

  public ConvTranspose1d(int inChannels, int outChannels, int kernelSize, ConvOptions options) {
    this(inChannels, outChannels, new int[] {kernelSize}, options);
  }

  /** Kernel as one number. */
  public ConvTranspose1d(int inChannels, int outChannels, int[] kernelSize, ConvOptions options) {
    super(
        true,
        outChannels,
        Windows.sizes("ConvTranspose1d", "kernel_size", kernelSize, 1, 1),
        options);
    materialize(inChannels);
  }

  /** For the lazy form, whose weight comes later. */
  ConvTranspose1d(int outChannels, int[] kernelSize, ConvOptions options) {
    super(true, outChannels, kernelSize, options);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.convTranspose1d(x, weight(), bias(), options());
  }
}
