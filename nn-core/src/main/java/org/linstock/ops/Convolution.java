package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Node;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Reduction;
import org.linstock.kernels.Window;
import org.linstock.kernels.Window.Axis;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * Convolution (cross-correlation, as in PyTorch) over signals and images.
 *
 * <p>Three maps are linear in each of two arguments, and the gradients of each are the other two:
 * convolution of images with filters, its gradient for the images (which is transposed
 * convolution), its gradient for the filters. So gradients of any order exist.
 */
public final class Convolution {
  private Convolution() {}

  /** What does not depend on values: the window, the groups and the sizes on both sides of it. */
  private record Geometry(Window window, long groups, long h, long w, long outH, long outW) {}

  /**
   * Slides each of the weight's filters over signals.
   *
   * @param x [n, in, length]
   * @param weight [out, in/groups, kernel]
   * @param bias [out], or null
   * @return [n, out, outLength]
   */
  public static Tensor conv1d(Tensor x, Tensor weight, Tensor bias, Axis axis, int groups) {
    check("conv1d", x, weight, bias, groups, axis);
    return conv(tall(x), tall(weight), bias, new Window(Window.NONE, axis), groups).squeeze(2);
  }

  /**
   * Slides each of the weight's filters over images.
   *
   * @param x [n, in, h, w]
   * @param weight [out, in/groups, kernelH, kernelW]
   * @param bias [out], or null
   * @return [n, out, outH, outW]
   */
  public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, Window window, int groups) {
    check("conv2d", x, weight, bias, groups, window.h(), window.w());
    return conv(x, weight, bias, window, groups);
  }

  private static Tensor conv(Tensor x, Tensor weight, Tensor bias, Window window, int groups) {
    long outH = window.h().outputs(x.size(2));
    long outW = window.w().outputs(x.size(3));
    return convolve(
        x, weight, bias, new Geometry(window, groups, x.size(2), x.size(3), outH, outW));
  }

  /** As {@link #convTranspose2d}: x [n, in, length], weight [in, out/groups, kernel]. */
  public static Tensor convTranspose1d(
      Tensor x, Tensor weight, Tensor bias, Axis axis, int outputPadding, int groups) {
    checkTransposed("conv_transpose1d", x, weight, bias, groups, axis);
    checkOutput("conv_transpose1d", x, 2, axis, outputPadding);
    Window window = new Window(Window.NONE, axis);
    return transposed(tall(x), tall(weight), bias, window, 0, outputPadding, groups).squeeze(2);
  }

  /**
   * Transposed convolution: what {@link #conv2d}'s gradient does to the output's gradient, done to
   * x.
   *
   * @param x [n, in, h, w]
   * @param weight [in, out/groups, kernelH, kernelW]
   * @param bias [out], or null
   * @param paddingH rows added at the end of the result
   * @param paddingW columns added at the end of the result
   * @return [n, out, outH, outW], {@code outH = (h − 1)·stride − 2·padding + dilation·(kernel − 1)
   *     + 1 + paddingH}
   */
  public static Tensor convTranspose2d(
      Tensor x, Tensor weight, Tensor bias, Window window, int paddingH, int paddingW, int groups) {
    checkTransposed("conv_transpose2d", x, weight, bias, groups, window.h(), window.w());
    checkOutput("conv_transpose2d", x, 2, window.h(), paddingH);
    checkOutput("conv_transpose2d", x, 3, window.w(), paddingW);
    return transposed(x, weight, bias, window, paddingH, paddingW, groups);
  }

  private static Tensor transposed(
      Tensor x, Tensor weight, Tensor bias, Window window, int paddingH, int paddingW, int groups) {
    long height = window.h().inputs(x.size(2)) + paddingH;
    long width = window.w().inputs(x.size(3)) + paddingW;
    Geometry geometry = new Geometry(window, groups, height, width, x.size(2), x.size(3));
    Tensor z = inputGradient(x, weight, geometry);
    return bias == null ? z : z.add(bias.reshape(bias.size(0), 1, 1));
  }

  /** Signals as images of height 1. */
  private static Tensor tall(Tensor x) {
    return x.unsqueeze(2);
  }

  private static void check(
      String operation, Tensor x, Tensor weight, Tensor bias, int groups, Axis... axes) {
    checkTypes(operation, x, weight, groups, axes.length);
    Ops.require(
        weight.size(0) % groups == 0,
        operation,
        weight,
        () -> "filters in %d groups".formatted(groups),
        () -> "");
    requireChannels(operation, x, weight.size(1) * groups, weight, groups);
    checkBias(operation, weight, bias, weight.size(0));
    Images.requireReached(operation, x, axes);
  }

  private static void checkTransposed(
      String operation, Tensor x, Tensor weight, Tensor bias, int groups, Axis... axes) {
    checkTypes(operation, x, weight, groups, axes.length);
    requireChannels(operation, x, weight.size(0), weight, groups);
    checkBias(operation, weight, bias, weight.size(1) * groups);
  }

  private static void checkTypes(String operation, Tensor x, Tensor weight, int groups, int axes) {
    if (groups < 1) {
      throw new IllegalArgumentException(
          "%s: %d groups, expected at least 1".formatted(operation, groups));
    }
    Images.requireBatch(operation, x, axes);
    Ops.requireSameType(operation, x, weight);
    Ops.require(
        weight.dim() == axes + 2,
        operation,
        weight,
        () -> "a weight of rank " + (axes + 2),
        () -> "");
  }

  private static void requireChannels(
      String operation, Tensor x, long channels, Tensor weight, int groups) {
    Ops.require(
        x.size(1) == channels && channels % groups == 0,
        operation,
        x,
        () ->
            "%d channels%s for a weight of shape %s"
                .formatted(
                    channels,
                    groups == 1 ? "" : " in %d groups".formatted(groups),
                    Arrays.toString(weight.shape())),
        () -> "");
  }

  private static void checkBias(String operation, Tensor weight, Tensor bias, long filters) {
    if (bias != null) {
      Ops.requireSameType(operation, weight, bias);
      Ops.require(
          bias.dim() == 1 && bias.size(0) == filters,
          operation,
          bias,
          () -> "[%d] for the bias".formatted(filters),
          () -> "");
    }
  }

  private static void checkOutput(
      String operation, Tensor x, int dim, Axis axis, int outputPadding) {
    if (outputPadding < 0 || outputPadding >= Math.max(axis.stride(), axis.dilation())) {
      throw new IllegalArgumentException(
          "%s: output padding %d, expected less than the stride %d or the dilation %d"
              .formatted(operation, outputPadding, axis.stride(), axis.dilation()));
    }
    Ops.require(
        axis.inputs(x.size(dim)) + outputPadding > 0,
        operation,
        x,
        "sizes whose result is not empty",
        "use less padding than %d".formatted(axis.before()));
  }

  private static Tensor convolve(Tensor images, Tensor filters, Tensor bias, Geometry geometry) {
    Tensor x = Shaping.contiguous(images);
    Tensor weight = Shaping.contiguous(filters);
    NdArray z =
        Allocator.allocate(x.dtype(), x.size(0), weight.size(0), geometry.outH(), geometry.outW());
    if (z.length() > 0) {
      NdArray b = bias == null ? null : Shaping.contiguous(bias).array();
      Kernels.get().conv2d(x.array(), weight.array(), b, geometry.window(), z);
    }
    return Autograd.record(
        "ConvolutionBackward",
        z,
        (g, n) -> gradientsOf(g, n, x, weight, bias != null, geometry),
        bias == null ? inputs(x, weight) : inputs(x, weight, bias),
        x,
        weight);
  }

  private static Tensor[] gradientsOf(
      Tensor g, Node n, Tensor x, Tensor weight, boolean bias, Geometry geometry) {
    Tensor gx = null;
    Tensor gw = null;
    if (Autograd.isCreatingGraph() || !n.needs(0) || !n.needs(1) || g.numel() == 0) {
      gx = n.needs(0) ? inputGradient(g, weight, geometry) : null;
      gw = n.needs(1) ? weightGradient(g, x, geometry, weight.shape()) : null;
    } else {
      // Both from one call, which for some kernels costs no more than one of them.
      gx = new Tensor(Ops.like(x));
      gw = new Tensor(Ops.like(weight));
      gradient(Shaping.contiguous(g), x, weight, geometry, gx.array(), gw.array());
    }
    return bias ? gradients(gx, gw, biasGradient(g, n)) : gradients(gx, gw);
  }

  private static Tensor biasGradient(Tensor g, Node n) {
    if (g.numel() == 0) {
      return n.needs(2) ? channelSums(g) : null;
    }
    if (Autograd.isCreatingGraph()) {
      return n.needs(2) ? channelSums(g) : null;
    }
    return n.accumulate(2, (z, beta) -> addChannelSums(g.array(), beta, z));
  }

  private static void addChannelSums(NdArray g, double beta, NdArray z) {
    NdArray sums = Allocator.allocate(g.dtype(), g.shape()[0], g.shape()[1], 1, 1);
    Kernels.get().reduce(Reduction.SUM, g, sums);
    Kernels.get().sumRows(sums.reshaped(sums.shape()[0], sums.shape()[1]), beta, z);
  }

  private static Tensor channelSums(Tensor g) {
    return Reductions.sum(Reductions.sum(g, false, 2, 3), false, 0);
  }

  /** g [n, out, outH, outW] and the filters, to the images [n, in, h, w]. */
  private static Tensor inputGradient(Tensor gradient, Tensor filters, Geometry geometry) {
    Tensor g = Shaping.contiguous(gradient);
    Tensor weight = Shaping.contiguous(filters);
    NdArray z =
        Allocator.allocate(
            g.dtype(), g.size(0), weight.size(1) * geometry.groups(), geometry.h(), geometry.w());
    gradient(g, null, weight, geometry, z, null);
    return Autograd.record(
        "ConvolutionTransposeBackward",
        z,
        (v, n) ->
            gradients(
                n.needs(0) ? convolve(v, weight, null, geometry) : null,
                n.needs(1) ? weightGradient(g, v, geometry, weight.shape()) : null),
        inputs(g, weight),
        g,
        weight);
  }

  /** g [n, out, outH, outW] and the images [n, in, h, w], to the filters. */
  private static Tensor weightGradient(
      Tensor gradient, Tensor images, Geometry geometry, long... shape) {
    Tensor g = Shaping.contiguous(gradient);
    Tensor x = Shaping.contiguous(images);
    NdArray z = Allocator.allocate(g.dtype(), shape);
    gradient(g, x, null, geometry, null, z);
    return Autograd.record(
        "ConvolutionWeightBackward",
        z,
        (v, n) ->
            gradients(
                n.needs(0) ? convolve(x, v, null, geometry) : null,
                n.needs(1) ? inputGradient(g, v, geometry) : null),
        inputs(g, x),
        g,
        x);
  }

  private static void gradient(
      Tensor g, Tensor x, Tensor weight, Geometry geometry, NdArray gradX, NdArray gradWeight) {
    if (g.numel() > 0) {
      Kernels.get()
          .conv2dGrad(
              g.array(),
              x == null ? null : x.array(),
              weight == null ? null : weight.array(),
              geometry.window(),
              gradX,
              gradWeight);
      return;
    }
    for (NdArray z : new NdArray[] {gradX, gradWeight}) {
      if (z != null && z.length() > 0) {
        Kernels.get().fill(z, 0);
      }
    }
  }
}
