package org.linstock.nn;

import org.linstock.ops.Distances;
import org.linstock.tensor.Tensor;

/**
 * x where y is 1, {@code max(0, margin − x)} where it is −1, x being a distance.
 *
 * <p>Shapes: any, the same for both. The margin is 1 by default.
 */
public final class HingeEmbeddingLoss extends Loss {
  private final double margin;

  public HingeEmbeddingLoss() {
    this(1);
  }

  public HingeEmbeddingLoss(double margin) {
    this(margin, Reduction.MEAN);
  }

  public HingeEmbeddingLoss(double margin, Reduction reduction) {
    super(reduction);
    this.margin = margin;
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return Distances.hingeEmbedding(input, target, margin);
  }
}
