package org.linstock.nn;

import org.linstock.kernels.Window;
import org.linstock.ops.Convolution;
import org.linstock.ops.CrossEntropy;
import org.linstock.ops.Elementwise;
import org.linstock.ops.MatMul;
import org.linstock.ops.Softmaxes;
import org.linstock.tensor.Tensor;

/** The stateless form of each layer and loss, after {@code torch.nn.functional}. */
public final class Functional {
  private Functional() {}

  public static Tensor relu(Tensor x) {
    return Elementwise.relu(x);
  }

  public static Tensor sigmoid(Tensor x) {
    return Elementwise.sigmoid(x);
  }

  public static Tensor tanh(Tensor x) {
    return Elementwise.tanh(x);
  }

  public static Tensor softmax(Tensor x, int dim) {
    return Softmaxes.softmax(x, dim);
  }

  public static Tensor logSoftmax(Tensor x, int dim) {
    return Softmaxes.logSoftmax(x, dim);
  }

  /** {@code x·wᵀ + b}: x [n, in], weight [out, in], bias [out] or null. */
  public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    return MatMul.linear(x, weight, bias);
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

  /**
   * The mean over the batch of {@code −log softmax(logits)[label]}: logits [n, classes], labels [n]
   * int64.
   */
  public static Tensor crossEntropy(Tensor logits, Tensor labels) {
    return CrossEntropy.crossEntropy(logits, labels).mean();
  }

  /** The mean of {@code (input − target)²} over all elements. */
  public static Tensor mseLoss(Tensor input, Tensor target) {
    return new MSELoss().forward(input, target);
  }
}
