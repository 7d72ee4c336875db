package org.linstock.nn;

import org.linstock.nn.Loss.Reduction;
import org.linstock.ops.Distances;
import org.linstock.tensor.Tensor;

/**
 * {@code max(0, −y·(a − b) + margin)}; {@code forward(a, b, y)} with y 1 where a should rank
 * higher, −1 where b should.
 *
 * <p>Shapes: any, the same for all. The margin is 0 by default.
 */
public final class MarginRankingLoss extends TernaryLoss {
  private final double margin;

  public MarginRankingLoss() {
    this(0);
  }

  public MarginRankingLoss(double margin) {
    this(margin, Reduction.MEAN);
  }

  public MarginRankingLoss(double margin, Reduction reduction) {
    super(reduction);
    this.margin = margin;
  }

  @Override
  Tensor elements(Tensor first, Tensor second, Tensor third) {
    return Distances.marginRanking(first, second, third, margin);
  }
}
