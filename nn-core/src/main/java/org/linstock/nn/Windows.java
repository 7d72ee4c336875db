package org.linstock.nn;

import org.linstock.kernels.Window;

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

  static int notNegative(String layer, String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(
          "%s: %s = %d, expected at least 0".formatted(layer, name, value));
    }
    return value;
  }

  static Window of(String layer, int[] kernel, int[] stride, int[] padding) {
    return new Window(
        positive(layer, "kernel_size", kernel[0]),
        positive(layer, "kernel_size", kernel[1]),
        positive(layer, "stride", stride[0]),
        positive(layer, "stride", stride[1]),
        notNegative(layer, "padding", padding[0]),
        notNegative(layer, "padding", padding[1]));
  }

  static int[] pair(int value) {
    return new int[] {value, value};
  }

  static String text(int a, int b) {
    return "(%d, %d)".formatted(a, b);
  }

  /** As PyTorch prints a pooling layer: plain numbers for equal pairs. */
  static String pool(Window w) {
    return "kernel_size=%s, stride=%s, padding=%s"
        .formatted(
            either(w.kernelH(), w.kernelW()),
            either(w.strideH(), w.strideW()),
            either(w.padH(), w.padW()));
  }

  private static String either(int a, int b) {
    return a == b ? Integer.toString(a) : text(a, b);
  }
}
