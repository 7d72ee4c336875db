package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Window;
import org.linstock.kernels.Window.Axis;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Pooling of signals and images; signals are images of height 1. */
public final class Pooling {
  private Pooling() {}

  /** Values, and the position h·width + w in its plane of each. */
  public record Maxima(Tensor values, Tensor indices) {}

  /**
   * The largest value of each window; padding never wins.
   *
   * @param x [n, c, h, w]
   * @param roundUp whether a last window may reach over the end (PyTorch's {@code ceil_mode})
   */
  public static Maxima maxPool2d(Tensor x, Window window, boolean roundUp) {
    long[] pooled = output("max_pool2d", x, roundUp, window.h(), window.w());
    Tensor images = Shaping.contiguous(x);
    NdArray z = Allocator.allocate(x.dtype(), pooled);
    NdArray indices = Allocator.allocate(DType.INT64, pooled);
    if (z.length() > 0) {
      Kernels.get().maxPool2d(images.array(), window, z, indices);
    }
    long[] shape = x.shape();
    Tensor values =
        Autograd.record(
            "MaxPool2dBackward", z, (g, n) -> gradients(scatter(g, indices, shape)), images);
    return new Maxima(values, new Tensor(indices));
  }

  /** As {@link #maxPool2d} over the length of signals [n, c, length]. */
  public static Maxima maxPool1d(Tensor x, Axis axis, boolean roundUp) {
    output("max_pool1d", x, roundUp, axis);
    Maxima maxima = maxPool2d(x.unsqueeze(2), new Window(Window.NONE, axis), roundUp);
    return new Maxima(maxima.values().squeeze(2), maxima.indices().squeeze(2));
  }

  /**
   * The largest value of each of outH × outW nearly equal parts of the image (see {@link
   * #adaptiveAvgPool2d}).
   */
  public static Maxima adaptiveMaxPool2d(Tensor x, long outH, long outW) {
    checkAdaptive("adaptive_max_pool2d", x, outH, outW);
    if (x.size(2) % outH == 0 && x.size(3) % outW == 0) {
      return maxPool2d(x, parts(x, outH, outW), false);
    }
    long[] shape = {x.size(0), x.size(1), outH, outW};
    NdArray indices = Allocator.allocate(DType.INT64, shape);
    ArrayIo.set(indices, adaptiveMaxima(x, (int) outH, (int) outW));
    return new Maxima(gather(Shaping.contiguous(x), indices), new Tensor(indices));
  }

  private static long[] adaptiveMaxima(Tensor x, int outH, int outW) {
    double[] values = x.toDoubleArray();
    int height = (int) x.size(2);
    int width = (int) x.size(3);
    long[] positions = new long[(int) (x.size(0) * x.size(1)) * outH * outW];
    for (int i = 0; i < positions.length; i++) {
      int oh = i / outW % outH;
      int ow = i % outW;
      int plane = i / (outH * outW) * height * width;
      int best = begin(oh, height, outH) * width + begin(ow, width, outW);
      for (int h = begin(oh, height, outH); h < end(oh, height, outH); h++) {
        for (int w = begin(ow, width, outW); w < end(ow, width, outW); w++) {
          double value = values[plane + h * width + w];
          if (value > values[plane + best] || Double.isNaN(value)) {
            best = h * width + w;
          }
        }
      }
      positions[i] = best;
    }
    return positions;
  }

  /**
   * The mean of each window.
   *
   * @param roundUp whether a last window may reach over the end (PyTorch's {@code ceil_mode})
   * @param countPadding whether padding counts in the divisor
   * @param divisor what to divide by in any case; 0 for the number of elements
   */
  public static Tensor avgPool2d(
      Tensor x, Window window, boolean roundUp, boolean countPadding, int divisor) {
    long[] shape = output("avg_pool2d", x, roundUp, window.h(), window.w());
    Tensor divisors = divisors(x, window, shape, countPadding, divisor);
    Tensor sums = sums(x, window, shape);
    return divisors.numel() == 1 ? sums.div(divisors.item()) : sums.div(divisors);
  }

  /** As {@link #avgPool2d} over the length of signals [n, c, length]. */
  public static Tensor avgPool1d(Tensor x, Axis axis, boolean roundUp, boolean countPadding) {
    output("avg_pool1d", x, roundUp, axis);
    Window window = new Window(Window.NONE, axis);
    return avgPool2d(x.unsqueeze(2), window, roundUp, countPadding, 0).squeeze(2);
  }

  /** One number, or one for each output [outH, outW]. */
  private static Tensor divisors(
      Tensor x, Window window, long[] shape, boolean countPadding, int divisor) {
    if (divisor != 0) {
      return Tensor.of(new double[] {divisor});
    }
    double[] h = counts(window.h(), x.size(2), shape[2], countPadding);
    double[] w = counts(window.w(), x.size(3), shape[3], countPadding);
    double[] all = new double[h.length * w.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = h[i / w.length] * w[i % w.length];
    }
    if (Arrays.stream(all).distinct().count() == 1) {
      return Tensor.of(new double[] {all[0]});
    }
    return Tensor.of(all, h.length, w.length).to(x.dtype());
  }

  /** How many elements each window has along one axis. */
  private static double[] counts(Axis axis, long size, long outputs, boolean countPadding) {
    double[] counts = new double[(int) outputs];
    for (int i = 0; i < counts.length; i++) {
      long begin = (long) i * axis.stride() - axis.before();
      long end = Math.min(begin + axis.kernel(), size + axis.after());
      counts[i] = countPadding ? end - begin : Math.min(end, size) - Math.max(begin, 0);
    }
    return counts;
  }

  /** As {@link #adaptiveAvgPool2d} over the length of signals [n, c, length]. */
  public static Tensor adaptiveAvgPool1d(Tensor x, long outputs) {
    checkAdaptive("adaptive_avg_pool1d", x, outputs);
    return adaptiveAvgPool2d(x.unsqueeze(2), 1, outputs).squeeze(2);
  }

  /**
   * The mean of each of outH × outW nearly equal parts of the image: part i of n along a size
   * reaches from ⌊i·size/n⌋ to ⌈(i + 1)·size/n⌉.
   */
  public static Tensor adaptiveAvgPool2d(Tensor x, long outH, long outW) {
    checkAdaptive("adaptive_avg_pool2d", x, outH, outW);
    if (x.size(2) % outH == 0 && x.size(3) % outW == 0) {
      return avgPool2d(x, parts(x, outH, outW), false, true, 0);
    }
    // Means along one axis after the other, each a product with a matrix.
    Tensor rows = means(x, outW);
    return means(rows.transpose(2, 3), outH).transpose(2, 3).contiguous();
  }

  private static Tensor means(Tensor x, long outputs) {
    int size = (int) x.size(3);
    double[] matrix = new double[size * (int) outputs];
    for (int i = 0; i < outputs; i++) {
      int begin = begin(i, size, (int) outputs);
      int end = end(i, size, (int) outputs);
      for (int k = begin; k < end; k++) {
        matrix[k * (int) outputs + i] = 1.0 / (end - begin);
      }
    }
    Tensor weights = Tensor.of(matrix, size, outputs).to(x.dtype());
    return x.reshape(-1, size).matmul(weights).reshape(x.size(0), x.size(1), x.size(2), outputs);
  }

  private static int begin(int part, int size, int parts) {
    return (int) ((long) part * size / parts);
  }

  private static int end(int part, int size, int parts) {
    return (int) (((part + 1L) * size + parts - 1) / parts);
  }

  /** Windows that divide the image evenly. */
  private static Window parts(Tensor x, long outH, long outW) {
    int h = (int) (x.size(2) / outH);
    int w = (int) (x.size(3) / outW);
    return new Window(new Axis(h, h, 0, 0, 1), new Axis(w, w, 0, 0, 1));
  }

  private static void checkAdaptive(String operation, Tensor x, long... outputs) {
    Images.requireBatch(operation, x, outputs.length);
    for (int i = 0; i < outputs.length; i++) {
      Ops.require(x.size(2 + i) > 0, operation, x, "sizes of at least 1 to pool over", "");
      if (outputs[i] < 1) {
        throw new IllegalArgumentException(
            "%s: output size %s, expected at least 1"
                .formatted(operation, Arrays.toString(outputs)));
      }
    }
  }

  /** The shape of the result, after all checks. */
  private static long[] output(String operation, Tensor x, boolean roundUp, Axis... axes) {
    Images.requireBatch(operation, x, axes.length);
    long[] shape = x.shape();
    for (int i = 0; i < axes.length; i++) {
      long size = x.size(2 + i);
      requireInside(operation, axes[i], size);
      shape[2 + i] = roundUp ? axes[i].outputsRoundedUp(size) : axes[i].outputs(size);
      Images.requireReached(operation, x, shape[2 + i], axes);
    }
    return shape;
  }

  /** No window may lie in the padding alone. */
  private static void requireInside(String operation, Axis axis, long size) {
    if (2L * axis.before() > axis.span()) {
      throw new IllegalArgumentException(
          "%s: padding %d with a window of %d, expected at most half of it"
              .formatted(operation, axis.before(), axis.span()));
    }
    if (axis.before() > 0 && axis.dilation() > size) {
      throw new IllegalArgumentException(
          "%s: dilation %d with padding over a size of %d, expected at most the size"
              .formatted(operation, axis.dilation(), size));
    }
  }

  /** Each value goes to its position in its plane; the gradient picks it there. */
  private static Tensor scatter(Tensor values, NdArray indices, long... shape) {
    Tensor x = Shaping.contiguous(values);
    NdArray z = Allocator.allocate(x.dtype(), shape);
    if (x.numel() > 0) {
      Kernels.get().scatterPlanes(x.array(), indices, z);
    } else if (z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
    return Autograd.record("MaxUnpool2dBackward", z, (g, n) -> gradients(gather(g, indices)), x);
  }

  private static Tensor gather(Tensor planes, NdArray indices) {
    Tensor x = Shaping.contiguous(planes);
    NdArray z = Allocator.allocate(x.dtype(), indices.shape());
    if (z.length() > 0) {
      Kernels.get().gatherPlanes(x.array(), indices, z);
    }
    long[] shape = x.shape();
    return Autograd.record(
        "MaxPool2dBackward", z, (g, n) -> gradients(scatter(g, indices, shape)), x);
  }

  /** Each value goes to all elements of its window; the gradient sums them up. */
  private static Tensor spread(Tensor values, Window window, long... shape) {
    Tensor x = Shaping.contiguous(values);
    NdArray z = Allocator.allocate(x.dtype(), shape);
    if (x.numel() > 0) {
      Kernels.get().sumPool2dGrad(x.array(), window, z);
    } else if (z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
    long[] pooled = x.shape();
    return Autograd.record("AvgPool2dBackward", z, (g, n) -> gradients(sums(g, window, pooled)), x);
  }

  private static Tensor sums(Tensor images, Window window, long... shape) {
    Tensor x = Shaping.contiguous(images);
    NdArray z = Allocator.allocate(x.dtype(), shape);
    if (z.length() > 0) {
      Kernels.get().sumPool2d(x.array(), window, z);
    }
    long[] whole = x.shape();
    return Autograd.record(
        "AvgPool2dBackward", z, (g, n) -> gradients(spread(g, window, whole)), x);
  }
}
