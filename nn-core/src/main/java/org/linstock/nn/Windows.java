package org.linstock.nn;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.linstock.kernels.Window;
import org.linstock.kernels.Window.Axis;
import org.linstock.tensor.Tensor;

/** Windows as layers are given them, and as they print. */
final class Windows {
  private Windows() {}

  static int positive(String layer, String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s: %s = %d, expected at least 1".formatted(layer, name, value));
    }
    return value;
  }

  /** One number for each axis, each at least {@code least}; one alone counts for all. */
  static int[] sizes(String layer, String name, int[] given, int axes, int least) {
    if (given.length != axes && given.length != 1) {
      throw new IllegalArgumentException(
          "%s: %s = %s, expected one number%s"
              .formatted(layer, name, tuple(given), axes == 1 ? "" : " or " + axes));
    }
    int[] sizes = new int[axes];
    Arrays.setAll(sizes, i -> given[given.length == 1 ? 0 : i]);
    for (int size : sizes) {
      if (size < least) {
        throw new IllegalArgumentException(
            "%s: %s = %d, expected at least %d".formatted(layer, name, size, least));
      }
    }
    return sizes;
  }

  /** The axes of a convolution. */
  static Axis[] axes(String layer, int[] kernel, ConvOptions options) {
    int[] sizes = sizes(layer, "kernel_size", kernel, kernel.length, 1);
    ConvOptions o = options.resolved(layer, kernel.length);
    int[] stride = o.stride();
    int[] padding = o.padding();
    int[] dilation = o.dilation();
    Axis[] axes = new Axis[sizes.length];
    for (int i = 0; i < axes.length; i++) {
      int all = "same".equals(o.paddingName()) ? dilation[i] * (sizes[i] - 1) : 2 * padding[i];
      axes[i] = new Axis(sizes[i], stride[i], all / 2, all - all / 2, dilation[i]);
    }
    return axes;
  }

  /** The axes of a pooling. */
  static Axis[] axes(String layer, int[] kernel, PoolOptions options, int count) {
    int[] sizes = sizes(layer, "kernel_size", kernel, count, 1);
    int[] stride = options.stride() == null ? sizes : options.stride();
    stride = sizes(layer, "stride", stride, count, 1);
    int[] padding = sizes(layer, "padding", options.padding(), count, 0);
    int[] dilation = sizes(layer, "dilation", options.dilation(), count, 1);
    Axis[] axes = new Axis[count];
    for (int i = 0; i < count; i++) {
      axes[i] = new Axis(sizes[i], stride[i], padding[i], padding[i], dilation[i]);
    }
    return axes;
  }

  /** The axes of an averaging, which knows no dilation and over signals no divisor. */
  static Axis[] ofMeans(String layer, int[] kernel, PoolOptions options, int count) {
    if (Arrays.stream(options.dilation()).anyMatch(d -> d != 1)) {
      throw new IllegalArgumentException(
          "%s: dilation %s, expected none: only maxima have one"
              .formatted(layer, tuple(options.dilation())));
    }
    if (count == 1 && options.divisorOverride() != 0) {
      throw new IllegalArgumentException(
          "%s: divisor_override = %d, expected none: only means over images have one"
              .formatted(layer, options.divisorOverride()));
    }
    return axes(layer, kernel, options, count);
  }

  /** The kernel sizes of a weight [out, in, …]. */
  static int[] kernel(String operation, Tensor weight, int axes) {
    if (weight.dim() != axes + 2) {
      throw new IllegalArgumentException(
          "%s: got a weight of shape %s, expected rank %d"
              .formatted(operation, Arrays.toString(weight.shape()), axes + 2));
    }
    int[] kernel = new int[axes];
    Arrays.setAll(kernel, i -> Math.toIntExact(weight.size(i + 2)));
    return kernel;
  }

  static Window window(Axis... axes) {
    return new Window(axes[0], axes[1]);
  }

  /** As Python prints a tuple. */
  static String tuple(int... sizes) {
    String text =
        Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return sizes.length == 1 ? "(" + text + ",)" : "(" + text + ")";
  }

  /** A plain number when one was given for all axes. */
  static String asGiven(int... sizes) {
    return sizes.length == 1 ? Integer.toString(sizes[0]) : tuple(sizes);
  }

  static String bool(boolean value) {
    return value ? "True" : "False";
  }
}
