package org.linstock.ops;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.linstock.kernels.Window.Axis;
import org.linstock.tensor.Tensor;

/** The checks that convolution and pooling of signals and images share. */
final class Images {
  private static final String[] LAYOUT = {
    "[batch, channels, length]", "[batch, channels, height, width]"
  };
  private static final String[] NAME = {"signal", "image"};

  private Images() {}

  /** Signals for one axis, images for two. */
  static void requireBatch(String operation, Tensor x, int axes) {
    Ops.requireFloating(operation, x);
    Ops.require(
        x.dim() == axes + 2,
        operation,
        x,
        () -> NAME[axes - 1] + "s " + LAYOUT[axes - 1],
        () -> x.dim() == axes + 1 ? "a single " + NAME[axes - 1] + " needs unsqueeze(0)" : "");
  }

  /** Each axis must hold a whole window. */
  static void requireReached(String operation, Tensor x, Axis... axes) {
    for (int i = 0; i < axes.length; i++) {
      requireReached(operation, x, axes[i].outputs(x.size(2 + i)), axes);
    }
  }

  static void requireReached(String operation, Tensor x, long outputs, Axis... axes) {
    Ops.require(
        outputs > 0,
        operation,
        x,
        () ->
            "%ss at least as large as the window of (%s)"
                .formatted(NAME[axes.length - 1], spans(axes)),
        () -> "");
  }

  private static String spans(Axis... axes) {
    return Arrays.stream(axes).map(a -> Long.toString(a.span())).collect(Collectors.joining(", "));
  }
}
