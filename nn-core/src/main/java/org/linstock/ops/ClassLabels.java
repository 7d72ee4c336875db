package org.linstock.ops;

import java.util.Arrays;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Checked class labels in a row, and what each counts. */
final class ClassLabels {
  final long[] labels;
  private final double[] counts;

  /**
   * Checks the labels.
   *
   * @param target labels of any shape, in [0, classes) or {@code ignoreIndex}
   * @param weight [classes], what each class counts; null for 1
   */
  ClassLabels(String operation, Tensor target, long classes, Tensor weight, long ignoreIndex) {
    if (target.dtype() != DType.INT64) {
      throw new IllegalArgumentException(
          "%s: labels of type %s, expected int64 classes; convert them with to(INT64)"
              .formatted(operation, target.dtype()));
    }
    double[] ofClass = weights(operation, weight, classes);
    labels = target.toLongArray();
    counts = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == ignoreIndex) {
        labels[i] = -1;
      } else if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "%s: label %d at row %d, expected 0 to %d"
                .formatted(operation, labels[i], i, classes - 1));
      } else {
        counts[i] = ofClass[(int) labels[i]];
      }
    }
  }

  private static double[] weights(String operation, Tensor weight, long classes) {
    if (weight == null) {
      double[] ones = new double[(int) classes];
      Arrays.fill(ones, 1);
      return ones;
    }
    Ops.require(
        weight.dim() == 1 && weight.size(0) == classes,
        operation,
        weight,
        "class weights [%d]".formatted(classes),
        "");
    return weight.toDoubleArray();
  }

  /** What each label counts: its class's weight, 0 if it is ignored. */
  Tensor counts(Tensor like, long... shape) {
    return Tensor.of(counts, counts.length).to(like.dtype()).reshape(shape);
  }

  /** [labels, classes]: what a label counts times −1 at its class, else 0. */
  Tensor negatedChoice(Tensor like, int classes) {
    double[] choice = new double[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0) {
        choice[i * classes + (int) labels[i]] = -counts[i];
      }
    }
    return Tensor.of(choice, labels.length, classes).to(like.dtype());
  }

  /** The chosen element of each row, times −1 and what its label counts. */
  Tensor negatedChosen(Tensor rows) {
    int classes = (int) rows.size(1);
    double[] values = rows.toDoubleArray();
    double[] chosen = new double[labels.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = labels[i] < 0 ? 0 : -counts[i] * values[i * classes + (int) labels[i]];
    }
    return Tensor.of(chosen, chosen.length).to(rows.dtype());
  }
}
