package org.linstock.nn;

import java.util.Arrays;

/**
 * How a convolution slides: stride 1, padding 0, dilation 1, one group and a bias unless set.
 * Immutable; each setter returns a changed copy. A setting takes one number for all axes or one for
 * each.
 *
 * <pre>{@code new Conv2d(16, 32, 3, new ConvOptions().stride(2).padding(1).bias(false))}</pre>
 */
public final class ConvOptions {
  private int[] stride = {1};
  private int[] padding = {0};
  private String paddingName;
  private int[] dilation = {1};
  private int[] outputPadding = {0};
  private int groups = 1;
  private boolean bias = true;

  /** For how many axes every setting has been checked and written out; 0: it has not been. */
  private int resolvedAxes;

  public ConvOptions() {}

  private ConvOptions(ConvOptions o) {
    stride = o.stride;
    padding = o.padding;
    paddingName = o.paddingName;
    dilation = o.dilation;
    outputPadding = o.outputPadding;
    groups = o.groups;
    bias = o.bias;
  }

  /** Steps between windows. */
  public ConvOptions stride(int... steps) {
    ConvOptions copy = new ConvOptions(this);
    copy.stride = steps.clone();
    return copy;
  }

  /** Zeros on both sides. */
  public ConvOptions padding(int... zeros) {
    ConvOptions copy = new ConvOptions(this);
    copy.padding = zeros.clone();
    copy.paddingName = null;
    return copy;
  }

  /**
   * {@code "same"}, so many zeros that the output is as large as the input (at stride 1), or {@code
   * "valid"}, none.
   */
  public ConvOptions padding(String name) {
    if (!name.equals("same") && !name.equals("valid")) {
      throw new IllegalArgumentException(
          "padding: \"%s\", expected \"same\", \"valid\" or numbers".formatted(name));
    }
    ConvOptions copy = new ConvOptions(this);
    copy.padding = new int[] {0};
    copy.paddingName = name;
    return copy;
  }

  /** Steps between the positions of one window. */
  public ConvOptions dilation(int... steps) {
    ConvOptions copy = new ConvOptions(this);
    copy.dilation = steps.clone();
    return copy;
  }

  /** Rows and columns added at the end of a transposed convolution's output. */
  public ConvOptions outputPadding(int... sizes) {
    ConvOptions copy = new ConvOptions(this);
    copy.outputPadding = sizes.clone();
    return copy;
  }

  /** Parts of the channels that are convolved separately. */
  public ConvOptions groups(int count) {
    ConvOptions copy = new ConvOptions(this);
    copy.groups = count;
    return copy;
  }

  /** Whether a layer adds a learned number to each output channel. */
  public ConvOptions bias(boolean wanted) {
    ConvOptions copy = new ConvOptions(this);
    copy.bias = wanted;
    return copy;
  }

  public int[] stride() {
    return stride.clone();
  }

  public int[] padding() {
    return padding.clone();
  }

  /** "same" or "valid"; null for a padding in numbers. */
  public String paddingName() {
    return paddingName;
  }

  public int[] dilation() {
    return dilation.clone();
  }

  public int[] outputPadding() {
    return outputPadding.clone();
  }

  public int groups() {
    return groups;
  }

  public boolean bias() {
    return bias;
  }

  /** These options with every setting checked and written out for each axis. */
  ConvOptions resolved(String layer, int axes) {
    if (resolvedAxes == axes) {
      return this;
    }
    ConvOptions copy = new ConvOptions(this);
    copy.stride = Windows.sizes(layer, "stride", stride, axes, 1);
    copy.padding = Windows.sizes(layer, "padding", padding, axes, 0);
    copy.dilation = Windows.sizes(layer, "dilation", dilation, axes, 1);
    copy.outputPadding = Windows.sizes(layer, "output_padding", outputPadding, axes, 0);
    Windows.positive(layer, "groups", groups);
    if ("same".equals(paddingName) && Arrays.stream(copy.stride).anyMatch(s -> s != 1)) {
      throw new IllegalArgumentException(
          "%s: padding \"same\" with stride %s, expected stride 1"
              .formatted(layer, Windows.tuple(copy.stride)));
    }
    copy.resolvedAxes = axes;
    return copy;
  }
}
