package org.linstock.nn;

import org.linstock.kernels.Window;
import org.linstock.kernels.Window.Axis;
import org.linstock.ops.Convolution;
import org.linstock.ops.Dropouts;
import org.linstock.ops.Normalization;
import org.linstock.ops.Pooling;
import org.linstock.tensor.Tensor;

/** The functions of {@link Functional} for images: convolution, pooling, normalization, dropout. */
abstract class ImageFunctions {
  ImageFunctions() {}

  /** x [n, in, length], weight [out, in, kernel], bias [out] or null. */
  public static Tensor conv1d(Tensor x, Tensor weight, Tensor bias) {
    return conv1d(x, weight, bias, new ConvOptions());
  }

  /** As {@link Conv1d}: weight [out, in/groups, kernel]. */
  public static Tensor conv1d(Tensor x, Tensor weight, Tensor bias, ConvOptions options) {
    Axis[] axes = Windows.axes("conv1d", Windows.kernel("conv1d", weight, 1), options);
    return Convolution.conv1d(x, weight, bias, axes[0], options.groups());
  }

  /** x [n, in, h, w], weight [out, in, kh, kw], bias [out] or null. */
  public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias) {
    return conv2d(x, weight, bias, new ConvOptions());
  }

  /** As {@link Conv2d}: weight [out, in/groups, kh, kw]. */
  public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, ConvOptions options) {
    Axis[] axes = Windows.axes("conv2d", Windows.kernel("conv2d", weight, 2), options);
    return Convolution.conv2d(x, weight, bias, Windows.window(axes), options.groups());
  }

  /** As {@link ConvTranspose1d}: x [n, in, length], weight [in, out/groups, kernel]. */
  public static Tensor convTranspose1d(Tensor x, Tensor weight, Tensor bias, ConvOptions options) {
    String name = "conv_transpose1d";
    Axis[] axes = Windows.axes(name, Windows.kernel(name, weight, 1), options);
    int padding = options.resolved(name, 1).outputPadding()[0];
    return Convolution.convTranspose1d(x, weight, bias, axes[0], padding, options.groups());
  }

  /** As {@link ConvTranspose2d}: x [n, in, h, w], weight [in, out/groups, kh, kw]. */
  public static Tensor convTranspose2d(Tensor x, Tensor weight, Tensor bias, ConvOptions options) {
    String name = "conv_transpose2d";
    Window window = Windows.window(Windows.axes(name, Windows.kernel(name, weight, 2), options));
    int[] padding = options.resolved(name, 2).outputPadding();
    return Convolution.convTranspose2d(
        x, weight, bias, window, padding[0], padding[1], options.groups());
  }

  /** Windows side by side. */
  public static Tensor maxPool1d(Tensor x, int kernelSize) {
    return maxPool1d(x, new int[] {kernelSize}, new PoolOptions());
  }

  public static Tensor maxPool1d(Tensor x, int[] kernelSize, PoolOptions options) {
    return maxPool1dWithIndices(x, kernelSize, options).values();
  }

  /** Values, and where in its signal each was. */
  public static Pooling.Maxima maxPool1dWithIndices(
      Tensor x, int[] kernelSize, PoolOptions options) {
    Axis[] axes = Windows.axes("max_pool1d", kernelSize, options, 1);
    return Pooling.maxPool1d(x, axes[0], options.ceilMode());
  }

  /** Square windows side by side. */
  public static Tensor maxPool2d(Tensor x, int kernelSize) {
    return maxPool2d(x, new int[] {kernelSize}, new PoolOptions());
  }

  public static Tensor maxPool2d(Tensor x, int[] kernelSize, PoolOptions options) {
    return maxPool2dWithIndices(x, kernelSize, options).values();
  }

  /** Values, and the position h·width + w in its image of each. */
  public static Pooling.Maxima maxPool2dWithIndices(
      Tensor x, int[] kernelSize, PoolOptions options) {
    Axis[] axes = Windows.axes("max_pool2d", kernelSize, options, 2);
    return Pooling.maxPool2d(x, Windows.window(axes), options.ceilMode());
  }

  /** Windows side by side. */
  public static Tensor avgPool1d(Tensor x, int kernelSize) {
    return avgPool1d(x, new int[] {kernelSize}, new PoolOptions());
  }

  public static Tensor avgPool1d(Tensor x, int[] kernelSize, PoolOptions options) {
    Axis[] axes = Windows.ofMeans("avg_pool1d", kernelSize, options, 1);
    return Pooling.avgPool1d(x, axes[0], options.ceilMode(), options.countIncludePad());
  }

  /** Square windows side by side. */
  public static Tensor avgPool2d(Tensor x, int kernelSize) {
    return avgPool2d(x, new int[] {kernelSize}, new PoolOptions());
  }

  public static Tensor avgPool2d(Tensor x, int[] kernelSize, PoolOptions options) {
    Window window = Windows.window(Windows.ofMeans("avg_pool2d", kernelSize, options, 2));
    return Pooling.avgPool2d(
        x, window, options.ceilMode(), options.countIncludePad(), options.divisorOverride());
  }

  public static Tensor adaptiveAvgPool1d(Tensor x, int outputSize) {
    return Pooling.adaptiveAvgPool1d(x, outputSize);
  }

  /** One output size for a square, or (height, width). */
  public static Tensor adaptiveAvgPool2d(Tensor x, int... outputSize) {
    int[] size = Windows.sizes("adaptive_avg_pool2d", "output_size", outputSize, 2, 1);
    return Pooling.adaptiveAvgPool2d(x, size[0], size[1]);
  }

  /** One output size for a square, or (height, width). */
  public static Tensor adaptiveMaxPool2d(Tensor x, int... outputSize) {
    int[] size = Windows.sizes("adaptive_max_pool2d", "output_size", outputSize, 2, 1);
    return Pooling.adaptiveMaxPool2d(x, size[0], size[1]).values();
  }

  /** See {@link Normalization#batchNorm}. */
  public static Tensor batchNorm(
      Tensor x,
      Tensor runningMean,
      Tensor runningVar,
      Tensor weight,
      Tensor bias,
      boolean training,
      double momentum,
      double eps) {
    return Normalization.batchNorm(
        x, runningMean, runningVar, weight, bias, training, momentum, eps);
  }

  /** Over the last dimensions, which are {@code shape}; weight and bias of that shape or null. */
  public static Tensor layerNorm(Tensor x, long[] shape, Tensor weight, Tensor bias, double eps) {
    return Normalization.layerNorm(x, shape, weight, bias, eps);
  }

  /** Over groups of channels; weight and bias [channels] or null. */
  public static Tensor groupNorm(Tensor x, int groups, Tensor weight, Tensor bias, double eps) {
    return Normalization.groupNorm(x, groups, weight, bias, eps);
  }

  /** In training, zeroes each element with probability p and scales the others by 1/(1 − p). */
  public static Tensor dropout(Tensor x, double p, boolean training) {
    return Dropouts.dropout("dropout", x, p, training, x.shape());
  }

  /** As {@link #dropout}, whole channels of signals [n, c, length] at a time. */
  public static Tensor dropout1d(Tensor x, double p, boolean training) {
    return Dropouts.channels("dropout1d", x, p, training, 3);
  }

  /** As {@link #dropout}, whole channels of images [n, c, h, w] at a time. */
  public static Tensor dropout2d(Tensor x, double p, boolean training) {
    return Dropouts.channels("dropout2d", x, p, training, 4);
  }

  /** Dropout that keeps mean 0 and variance 1 (Klambauer et al., 2017). */
  public static Tensor alphaDropout(Tensor x, double p, boolean training) {
    return Dropouts.alphaDropout(x, p, training);
  }
}
