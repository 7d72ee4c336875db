package org.linstock.nn;

import java.util.function.LongUnaryOperator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.ops.ClassLosses;
import org.linstock.ops.CrossEntropy;
import org.linstock.tensor.Tensor;

/**
 * {@code −w[target]·log softmax(input)[target]}, for classification with one label an example, or
 * with a probability for each class.
 *
 * <p>Shapes: input (logits) [batch, classes], [batch, classes, d₁, …] or [classes]; target int64 in
 * [0, classes), the same without the classes; or floating point probabilities in the input's shape.
 * The mean is {@code Σ lossᵢ / Σ w[targetᵢ]} over labels that are not ignored; with probabilities,
 * over the examples.
 *
 * <pre>{@code new CrossEntropyLoss().labelSmoothing(0.1).forward(logits, labels)}</pre>
 */
public final class CrossEntropyLoss extends Loss {
  static final long IGNORED = -100;

  private Tensor weight;
  private long ignoreIndex = IGNORED;
  private double smoothing;

  public CrossEntropyLoss() {
    this(Reduction.MEAN);
  }

  public CrossEntropyLoss(Reduction reduction) {
    super(reduction);
  }

  /** w, what each class counts: [classes], no gradient. */
  public CrossEntropyLoss weight(Tensor ofClass) {
    weight = ofClass.detach();
    return this;
  }

  /** The label that counts nothing; −100 by default. */
  public CrossEntropyLoss ignoreIndex(long label) {
    ignoreIndex = label;
    return this;
  }

  /** The share of the target that is spread over all classes, 0 to 1; 0 by default. */
  public CrossEntropyLoss labelSmoothing(double share) {
    smoothing = share;
    return this;
  }

  /** The plain case, which every training step takes, looks through the labels once less. */
  @Override
  Tensor reduced(Tensor input, Tensor target) {
    return target.dtype() == DType.INT64 && isPlain(input, target)
        ? reduction().of(CrossEntropy.crossEntropy(input, target))
        : super.reduced(input, target);
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    if (target.dtype().isFloatingPoint()) {
      return ClassLosses.crossEntropyOfProbabilities(input, target, weight, smoothing);
    }
    return isPlain(input, target)
        ? CrossEntropy.crossEntropy(input, target)
        : ClassLosses.crossEntropy(input, target, weight, ignoreIndex, smoothing);
  }

  @Override
  Tensor counts(Tensor input, Tensor target) {
    return target.dtype().isFloatingPoint() || isPlain(input, target)
        ? null
        : ClassLosses.counts(input, target, weight, ignoreIndex);
  }

  /** What the op in one piece computes. */
  private boolean isPlain(Tensor input, Tensor target) {
    return weight == null && smoothing == 0 && input.dim() == 2 && !hasIgnored(target);
  }

  private boolean hasIgnored(Tensor target) {
    if (target.dtype() == DType.INT64) {
      LongUnaryOperator labels = ArrayIo.longs(target.array());
      for (long i = 0; i < target.numel(); i++) {
        if (labels.applyAsLong(i) == ignoreIndex) {
          return true;
        }
      }
    }
    return false;
  }
}
