package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Node;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Window;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Convolution (cross-correlation, as in PyTorch) and pooling over height and width. */
public final class Convolution {
  private Convolution() {}

  /**
   * Slides each of the weight's filters over the images.
   *
   * @param x [n, in, h, w]
   * @param weight [out, in, kernelH, kernelW]
   * @param bias [out], or null
   * @return [n, out, outH, outW]
   */
  public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, Window window) {
    checkImages("conv2d", x, window);
    Ops.requireSameType("conv2d", x, weight);
    Ops.require(
        x.size(1) == weight.size(1),
        "conv2d",
        x,
        "%d channels for a weight of shape %s"
            .formatted(weight.size(1), Arrays.toString(weight.shape())),
        "");
    NdArray z = output(x, weight.size(0), window);
    Tensor images = Shaping.contiguous(x);
    if (z.length() > 0) {
      NdArray b = bias == null ? null : bias.array();
      Kernels.get().conv2d(images.array(), weight.array(), b, window, z);
    }
    return Autograd.record(
        "Conv2dBackward",
        z,
        (g, n) -> convGradients(g, n, images, weight, bias, window),
        bias == null ? inputs(images, weight) : inputs(images, weight, bias),
        images,
        weight);
  }

  private static Tensor[] convGradients(
      Tensor g, Node n, Tensor x, Tensor weight, Tensor bias, Window window) {
    Ops.requireFirstOrder("conv2d");
    NdArray gx = n.needs(0) ? Ops.like(x) : null;
    NdArray gw = Ops.like(weight);
    NdArray gb = bias == null ? null : Ops.like(bias);
    if (g.numel() > 0) {
      NdArray gradient = Shaping.contiguous(g).array();
      Kernels.get().conv2dGrad(gradient, x.array(), weight.array(), window, gx, gw, gb);
    }
    Tensor inputGradient = gx == null ? null : new Tensor(gx);
    return gb == null
        ? gradients(inputGradient, new Tensor(gw))
        : gradients(inputGradient, new Tensor(gw), new Tensor(gb));
  }

  /** The largest value of each window; padding never wins. */
  public static Tensor maxPool2d(Tensor x, Window window) {
    checkPool("max_pool2d", x, window);
    Tensor images = Shaping.contiguous(x);
    NdArray z = output(x, x.size(1), window);
    NdArray indices = Allocator.allocate(DType.INT64, z.shape());
    if (z.length() > 0) {
      Kernels.get().maxPool2d(images.array(), window, z, indices);
    }
    return Autograd.record(
        "MaxPool2dBackward",
        z,
        (g, n) -> {
          Ops.requireFirstOrder("pool2d");
          NdArray gx = Ops.like(images);
          if (g.numel() > 0) {
            Kernels.get().maxPool2dGrad(Shaping.contiguous(g).array(), indices, gx);
          }
          return gradients(new Tensor(gx));
        },
        inputs(images));
  }

  /** The mean of each window, padding counted (PyTorch's {@code count_include_pad=True}). */
  public static Tensor avgPool2d(Tensor x, Window window) {
    checkPool("avg_pool2d", x, window);
    Tensor images = Shaping.contiguous(x);
    NdArray z = output(x, x.size(1), window);
    if (z.length() > 0) {
      Kernels.get().avgPool2d(images.array(), window, z);
    }
    return Autograd.record(
        "AvgPool2dBackward",
        z,
        (g, n) -> {
          Ops.requireFirstOrder("pool2d");
          NdArray gx = Ops.like(images);
          if (g.numel() > 0) {
            Kernels.get().avgPool2dGrad(Shaping.contiguous(g).array(), window, gx);
          }
          return gradients(new Tensor(gx));
        },
        inputs(images));
  }

  private static NdArray output(Tensor x, long channels, Window w) {
    return Allocator.allocate(x.dtype(), x.size(0), channels, w.outH(x.size(2)), w.outW(x.size(3)));
  }

  private static void checkPool(String operation, Tensor x, Window w) {
    checkImages(operation, x, w);
    if (2 * w.padH() > w.kernelH() || 2 * w.padW() > w.kernelW()) {
      throw new IllegalArgumentException(
          "%s: padding (%d, %d) with a kernel of (%d, %d), expected at most half of it"
              .formatted(operation, w.padH(), w.padW(), w.kernelH(), w.kernelW()));
    }
  }

  private static void checkImages(String operation, Tensor x, Window w) {
    Ops.requireFloating(operation, x);
    Ops.require(
        x.dim() == 4,
        operation,
        x,
        "images [batch, channels, height, width]",
        x.dim() == 3 ? "a single image needs unsqueeze(0)" : "");
    Ops.require(
        w.outH(x.size(2)) > 0 && w.outW(x.size(3)) > 0,
        operation,
        x,
        "images at least as large as the window of (%d, %d)".formatted(w.kernelH(), w.kernelW()),
        "");
  }
}
