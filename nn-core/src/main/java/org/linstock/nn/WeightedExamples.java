package org.linstock.nn;

import java.util.Arrays;
import org.linstock.ops.CrossEntropy;
import org.linstock.tensor.Tensor;

/** Means of losses over examples that count differently. */
final class WeightedExamples {
  private WeightedExamples() {}

  /**
   * {@code Σ wᵢ·lossᵢ / Σ wᵢ·countᵢ}.
   *
   * @param losses [batch, …]
   * @param counts as the losses; null for 1
   * @param weights [batch]
   */
  static Tensor mean(
      String name, Loss.Reduction reduction, Tensor losses, Tensor counts, Tensor weights) {
    if (losses.dim() == 0 || !Arrays.equals(weights.shape(), new long[] {losses.size(0)})) {
      throw new IllegalArgumentException(
          "%s: weights of shape %s for losses of shape %s, expected one weight for each example"
              .formatted(name, Arrays.toString(weights.shape()), Arrays.toString(losses.shape())));
    }
    if (counts == null) {
      boolean sums = reduction == Loss.Reduction.BATCH_MEAN;
      return CrossEntropy.weightedMean(sums ? sums(losses) : means(losses), weights);
    }
    Tensor total = sums(counts).mul(weights).sum();
    if (!(total.item() > 0)) {
      throw new IllegalArgumentException(
          "weighted mean: the weights sum to %s, expected more than 0".formatted(total.item()));
    }
    return sums(losses).mul(weights).sum().div(total);
  }

  private static Tensor means(Tensor losses) {
    return losses.dim() > 1 ? losses.flatten(1).mean(1) : losses;
  }

  private static Tensor sums(Tensor losses) {
    return losses.dim() > 1 ? losses.flatten(1).sum(1) : losses;
  }
}
