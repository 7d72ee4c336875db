package org.linstock.nn;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.linstock.tensor.Tensor;

/** What the convolution layers share. */
abstract class ConvNd extends Layer {
  private final boolean transposed;
  private final int outChannels;
  private final int[] kernel;
  private final ConvOptions options;
  private final Parameter weight;
  private final Parameter bias;
  private int inChannels;

  /**
   * A layer that does not know its number of input channels yet: see {@link #materialize}.
   *
   * @param kernel one number for each axis
   */
  ConvNd(boolean transposed, int outChannels, int[] kernel, ConvOptions options) {
    String layer = getClass().getSimpleName();
    this.transposed = transposed;
    this.outChannels = Windows.positive(layer, "out_channels", outChannels);
    this.kernel = Windows.sizes(layer, "kernel_size", kernel, kernel.length, 1);
    this.options = options.resolved(layer, kernel.length);
    checkTransposed(layer, options);
    this.weight = register("weight", Parameter.uninitialized());
    this.bias = options.bias() ? register("bias", Tensor.zeros(outChannels)) : null;
    requireGroups(layer, "out_channels", outChannels);
  }

  private void checkTransposed(String layer, ConvOptions options) {
    boolean padsOutput = Arrays.stream(options.outputPadding()).anyMatch(p -> p != 0);
    if (transposed ? options.paddingName() != null : padsOutput) {
      throw new IllegalArgumentException(
          "%s: %s is for %s layers only"
              .formatted(
                  layer,
                  transposed ? "a padding by name" : "output_padding",
                  transposed ? "convolution" : "transposed convolution"));
    }
  }

  private void requireGroups(String layer, String name, int channels) {
    if (channels % options.groups() != 0) {
      throw new IllegalArgumentException(
          "%s: %s = %d, expected a multiple of groups = %d"
              .formatted(layer, name, channels, options.groups()));
    }
  }

  /** For lazy layers, whose first batch must have channels. */
  final void requireBatch(Tensor x, int axes) {
    if (x.dim() != axes + 2) {
      throw new IllegalArgumentException(
          "%s: got shape %s, expected a batch of rank %d%s"
              .formatted(
                  getClass().getSimpleName(),
                  Arrays.toString(x.shape()),
                  axes + 2,
                  x.dim() == axes + 1 ? "; a single one needs unsqueeze(0)" : ""));
    }
  }

  /** Makes the weight for so many input channels, and draws the initial values. */
  final void materialize(int channels) {
    String layer = getClass().getSimpleName();
    Windows.positive(layer, "in_channels", channels);
    requireGroups(layer, "in_channels", channels);
    inChannels = channels;
    int first = transposed ? channels : outChannels;
    int second = (transposed ? outChannels : channels) / options.groups();
    weight.materialize(
        LongStream.concat(LongStream.of(first, second), Arrays.stream(kernel).asLongStream())
            .toArray());
    resetParameters();
  }

  /** Draws the initial values anew. */
  public final void resetParameters() {
    Init.affine(weight, bias);
  }

  /** 0 while a lazy layer does not know it. */
  public final int inChannels() {
    if (inChannels == 0 && weight.isInitialized()) {
      // A lazy layer's weight may have come from a state.
      inChannels = (int) weight.size(transposed ? 0 : 1) * (transposed ? 1 : options.groups());
    }
    return inChannels;
  }

  public final int outChannels() {
    return outChannels;
  }

  /** One number for each axis. */
  public final int[] kernelSize() {
    return kernel.clone();
  }

  public final ConvOptions options() {
    return options;
  }

  public final Parameter weight() {
    return weight;
  }

  /** Null when the layer was made without one. */
  public final Parameter bias() {
    return bias;
  }

  @Override
  protected String extraRepr() {
    StringBuilder text = new StringBuilder();
    text.append(inChannels()).append(", ").append(outChannels);
    text.append(", kernel_size=").append(Windows.tuple(kernel));
    text.append(", stride=").append(Windows.tuple(options.stride()));
    if (options.paddingName() != null) {
      text.append(", padding=").append(options.paddingName());
    }
    append(text, "padding", options.padding(), 0);
    append(text, "dilation", options.dilation(), 1);
    append(text, "output_padding", options.outputPadding(), 0);
    if (options.groups() != 1) {
      text.append(", groups=").append(options.groups());
    }
    return text.append(bias == null ? ", bias=False" : "").toString();
  }

  private static void append(StringBuilder text, String name, int[] sizes, int otherwise) {
    if (Arrays.stream(sizes).anyMatch(s -> s != otherwise)) {
      text.append(", ").append(name).append('=').append(Windows.tuple(sizes));
    }
  }
}
