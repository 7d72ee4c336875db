package org.linstock.nn;

import org.linstock.kernels.Window;
import org.linstock.ops.Convolution;
import org.linstock.ops.MatMul;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** The stateless form of each layer and loss, after {@code torch.nn.functional}. */
public final class Functional extends LossFunctions {
  private Functional() {}

  /** {@code x·wᵀ + b}: x [n, in], weight [out, in], bias [out] or null. */
  public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    return MatMul.linear(x, weight, bias);
  }

  /**
   * In training, zeroes each element with probability p and multiplies the others by 1 / (1 − p)
   * (Srivastava et al., 2014); x itself otherwise.
   */
  public static Tensor dropout(Tensor x, double p, boolean training) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "dropout: p = %s, expected a probability from 0 to 1".formatted(p));
    }
    if (!training || p == 0) {
      return x;
    }
    float[] mask = new float[(int) x.numel()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = Generator.threadDefault().uniform() < p ? 0 : 1;
    }
    Tensor kept = Tensor.of(mask, x.shape()).to(x.dtype());
    return x.mul(p == 1 ? kept : kept.div(1 - p));
  }

  /** x [n, in, h, w], weight [out, in, kh, kw], bias [out] or null. */
  public static Tensor conv2d(Tensor x, Tensor weight, Tensor bias, Window window) {
    return Convolution.conv2d(x, weight, bias, window);
  }

  public static Tensor maxPool2d(Tensor x, Window window) {
    return Convolution.maxPool2d(x, window);
  }

  /** Square windows side by side. */
  public static Tensor maxPool2d(Tensor x, int kernelSize) {
    return maxPool2d(x, square("max_pool2d", kernelSize));
  }

  public static Tensor avgPool2d(Tensor x, Window window) {
    return Convolution.avgPool2d(x, window);
  }

  /** Square windows side by side. */
  public static Tensor avgPool2d(Tensor x, int kernelSize) {
    return avgPool2d(x, square("avg_pool2d", kernelSize));
  }

  private static Window square(String operation, int size) {
    return Windows.of(operation, Windows.pair(size), Windows.pair(size), Windows.pair(0));
  }
}
