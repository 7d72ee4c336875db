package org.linstock.train;

import java.util.OptionalDouble;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Sums losses and hits over the batches of an epoch. */
final class Meter {
  private double loss;
  private long examples;
  private long predictions;
  private long hits;
  private long batchPredictions;
  private long batchHits;

  /**
   * Looks at the predictions of a batch when its targets are classes: [n, …] for [n, classes, …].
   * An optimizer may ask for a batch's loss again; the first predictions count.
   */
  void predicted(Tensor output, Tensor target) {
    if (batchPredictions == 0
        && target.dtype() == DType.INT64
        && target.dim() > 0
        && output.dim() == target.dim() + 1) {
      double[] scores = output.detach().toDoubleArray();
      long[] classes = target.toLongArray();
      int inner = (int) (target.numel() / Math.max(1, target.size(0)));
      for (int i = 0; i < classes.length; i++) {
        hits +=
            predicted(scores, i / inner, i % inner, inner, (int) output.size(1)) == classes[i]
                ? 1
                : 0;
      }
      batchPredictions = classes.length;
    }
  }

  /** The class with the greatest score, the first of equals. */
  private static int predicted(double[] scores, int example, int position, int inner, int width) {
    int at = example * width * inner + position;
    int best = 0;
    for (int c = 1; c < width; c++) {
      best = scores[at + c * inner] > scores[at + best * inner] ? c : best;
    }
    return best;
  }

  /** Counts a batch. */
  void add(double lossSum, long rows) {
    loss += lossSum;
    examples += rows;
    hits += batchHits;
    predictions += batchPredictions;
    batchHits = 0;
    batchPredictions = 0;
  }

  /** The mean loss of an example so far. */
  double loss() {
    return loss / examples;
  }

  OptionalDouble accuracy() {
    return predictions == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) hits / predictions);
  }

  long examples() {
    return examples;
  }
}
