package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.function.LongUnaryOperator;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Softmax and cross-entropy in one op, whose gradient is softmax − onehot. */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * The loss of each example, {@code −log softmax(logitsᵢ)[labelᵢ]}.
   *
   * @param logits [n, classes]
   * @param labels [n], int64, each in [0, classes)
   * @return [n]
   */
  public static Tensor crossEntropy(Tensor logits, Tensor labels) {
    check(logits, labels);
    NdArray probabilities = Ops.like(logits);
    NdArray losses = Allocator.allocate(logits.dtype(), logits.size(0));
    Tensor dense = Shaping.contiguous(labels);
    if (logits.numel() > 0) {
      Kernels.get().crossEntropy(logits.array(), dense.array(), probabilities, losses);
    }
    return Autograd.record(
        "CrossEntropyBackward",
        losses,
        (g, n) ->
            gradients(
                Autograd.isCreatingGraph()
                    ? composedGradient(g, logits, dense)
                    : gradient(g, probabilities, dense)),
        inputs(logits),
        logits,
        labels);
  }

  private static Tensor gradient(Tensor g, NdArray probabilities, Tensor labels) {
    NdArray z = Allocator.allocate(g.dtype(), probabilities.shape());
    if (z.length() > 0) {
      NdArray scale = Shaping.contiguous(g).array();
      Kernels.get().crossEntropyGrad(probabilities, labels.array(), scale, z);
    }
    return new Tensor(z);
  }

  private static Tensor composedGradient(Tensor g, Tensor logits, Tensor labels) {
    double[] chosen = new double[(int) logits.numel()];
    long[] values = labels.toLongArray();
    for (int i = 0; i < values.length; i++) {
      chosen[(int) (i * logits.size(1) + values[i])] = 1;
    }
    Tensor oneHot = Tensor.of(chosen, logits.shape()).to(logits.dtype());
    Tensor difference = Arithmetic.sub(Softmaxes.softmax(logits, 1), oneHot);
    return Arithmetic.mul(Shaping.unsqueeze(g, 1), difference);
  }

  private static void check(Tensor logits, Tensor labels) {
    Ops.requireFloating("cross_entropy", logits);
    Ops.require(
        logits.dim() == 2,
        "cross_entropy",
        logits,
        "logits [batch, classes]",
        logits.dim() == 1 ? "a single example needs unsqueeze(0)" : "");
    Ops.require(
        labels.dim() == 1 && labels.size(0) == logits.size(0),
        "cross_entropy",
        labels,
        () -> "labels [%d]".formatted(logits.size(0)),
        () -> "");
    if (labels.dtype() != DType.INT64) {
      throw new IllegalArgumentException(
          "cross_entropy: labels of type %s, expected int64 classes; convert them with to(INT64)"
              .formatted(labels.dtype()));
    }
    long classes = logits.size(1);
    LongUnaryOperator values = ArrayIo.longs(labels.array());
    for (int i = 0; i < labels.numel(); i++) {
      long label = values.applyAsLong(i);
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "cross_entropy: label %d at row %d, expected 0 to %d".formatted(label, i, classes - 1));
      }
    }
  }

  /**
   * A weighted mean of losses, {@code Σ wᵢ·lossᵢ / Σ wᵢ}.
   *
   * @param losses [n]
   * @param weights [n], not negative, no gradient
   */
  public static Tensor weightedMean(Tensor losses, Tensor weights) {
    Ops.requireSameType("weighted mean", losses, weights);
    double total = Reductions.sum(weights.detach()).item();
    if (!(total > 0)) {
      throw new IllegalArgumentException(
          "weighted mean: the weights sum to %s, expected more than 0".formatted(total));
    }
    NdArray scaled = Ops.like(weights);
    Kernels.get().scalar(Binary.DIV, weights.array(), total, scaled);
    return Reductions.sum(Arithmetic.mul(losses, new Tensor(scaled)));
  }
}
