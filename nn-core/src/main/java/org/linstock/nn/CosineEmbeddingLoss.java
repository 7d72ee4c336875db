package org.linstock.nn;

import org.linstock.nn.Loss.Reduction;
import org.linstock.ops.Distances;
import org.linstock.tensor.Tensor;

/**
 * {@code 1 − cos(a, b)} where y is 1, {@code max(0, cos(a, b) − margin)} where it is −1; {@code
 * forward(a, b, y)}.
 *
 * <p>Shapes: a and b [batch, features], y [batch]; or [features] and a scalar. The margin is 0 by
 * default.
 */
public final class CosineEmbeddingLoss extends TernaryLoss {
  private final double margin;

  public CosineEmbeddingLoss() {
    this(0);
  }

  public CosineEmbeddingLoss(double margin) {
    this(margin, Reduction.MEAN);
  }

  public CosineEmbeddingLoss(double margin, Reduction reduction) {
    super(reduction);
    this.margin = margin;
  }

  @Override
  Tensor elements(Tensor first, Tensor second, Tensor third) {
    return Distances.cosineEmbedding(first, second, third, margin);
  }
}
