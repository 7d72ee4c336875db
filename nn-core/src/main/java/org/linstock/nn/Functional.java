package org.linstock.nn;

import org.linstock.kernels.Window;
import org.linstock.ops.Convolution;
import org.linstock.ops.CrossEntropy;
import org.linstock.ops.Elementwise;
import org.linstock.ops.Gru;
import org.linstock.ops.MatMul;
import org.linstock.ops.Rnn;
import org.linstock.ops.Softmaxes;
import org.linstock.tensor.Generator;
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

  /**
   * One step of {@link RNN}: x [n, in] and h [n, hidden], or [in] and [hidden]; the biases may be
   * null.
   */
  public static Tensor rnnTanhCell(
      Tensor x, Tensor h, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    return Cells.step(
        "rnn_tanh_cell",
        x,
        weightIh,
        biasIh,
        s -> Rnn.rnnTanh(s, Cells.row(h), weightHh, biasHh, false));
  }

  /** As {@link #rnnTanhCell}, with max(x, 0) for tanh. */
  public static Tensor rnnReluCell(
      Tensor x, Tensor h, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    return Cells.step(
        "rnn_relu_cell",
        x,
        weightIh,
        biasIh,
        s -> Rnn.rnnRelu(s, Cells.row(h), weightHh, biasHh, false));
  }

  /** One step of {@link GRU}, with arguments as {@link #rnnTanhCell}. */
  public static Tensor gruCell(
      Tensor x, Tensor h, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    return Cells.step(
        "gru_cell", x, weightIh, biasIh, s -> Gru.gru(s, Cells.row(h), weightHh, biasHh, false));
  }

  /** One step of {@link LSTM}, with arguments as {@link #rnnTanhCell}. */
  public static LSTM.State lstmCell(
      Tensor x, LSTM.State state, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    return Cells.lstm(x, state, weightIh, weightHh, biasIh, biasHh);
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
