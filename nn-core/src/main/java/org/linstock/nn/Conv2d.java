package org.linstock.nn;

import org.linstock.kernels.Window;
import org.linstock.tensor.Tensor;

/**
 * Convolution over images (cross-correlation, as in PyTorch).
 *
 * <p>Shapes: x [batch, inChannels, height, width], y [batch, outChannels, outH, outW] with {@code
 * outH = ⌊(height + 2·padding − kernel) / stride⌋ + 1}; {@code weight} [outChannels, inChannels,
 * kernelH, kernelW], {@code bias} [outChannels]. Both start uniform in
 * ±1/√(inChannels·kernelH·kernelW). Stride 1 and padding 0 unless set.
 */
public final class Conv2d extends Layer {
  private final int inChannels;
  private final int outChannels;
  private final Window window;
  private final Parameter weight;
  private final Parameter bias;

  public Conv2d(int inChannels, int outChannels, int kernelSize) {
    this(inChannels, outChannels, kernelSize, 1, 0);
  }

  public Conv2d(int inChannels, int outChannels, int kernelSize, int stride, int padding) {
    this(
        inChannels,
        outChannels,
        Windows.pair(kernelSize),
        Windows.pair(stride),
        Windows.pair(padding),
        true);
  }

  /** Kernel, stride and padding as (height, width). */
  public Conv2d(
      int inChannels, int outChannels, int[] kernel, int[] stride, int[] padding, boolean bias) {
    this.inChannels = Windows.positive("Conv2d", "in_channels", inChannels);
    this.outChannels = Windows.positive("Conv2d", "out_channels", outChannels);
    this.window = Windows.of("Conv2d", kernel, stride, padding);
    this.weight = register("weight", Tensor.zeros(outChannels, inChannels, kernel[0], kernel[1]));
    this.bias = bias ? register("bias", Tensor.zeros(outChannels)) : null;
    resetParameters();
  }

  /** Draws the initial values anew. */
  public void resetParameters() {
    Init.affine(weight, bias);
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.conv2d(x, weight, bias, window);
  }

  public int inChannels() {
    return inChannels;
  }

  public int outChannels() {
    return outChannels;
  }

  public Window window() {
    return window;
  }

  public Parameter weight() {
    return weight;
  }

  /** Null when the layer was made without one. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected String extraRepr() {
    StringBuilder text = new StringBuilder();
    text.append(inChannels).append(", ").append(outChannels);
    text.append(", kernel_size=").append(Windows.text(window.kernelH(), window.kernelW()));
    text.append(", stride=").append(Windows.text(window.strideH(), window.strideW()));
    if (window.padH() != 0 || window.padW() != 0) {
      text.append(", padding=").append(Windows.text(window.padH(), window.padW()));
    }
    return text.append(bias == null ? ", bias=False" : "").toString();
  }
}
