package org.linstock.nn;

import java.util.OptionalDouble;
import org.linstock.ops.Losses;
import org.linstock.tensor.Tensor;

/**
 * {@code d² / 2} where {@code d = |input − target| ≤ δ}, else {@code δ·(d − δ/2)} (Huber, 1964).
 * Shapes: any, the same for both. δ is 1 by default.
 */
public final class HuberLoss extends Loss {
  private final double delta;

  public HuberLoss() {
    this(1);
  }

  public HuberLoss(double delta) {
    this(delta, Reduction.MEAN);
  }

  public HuberLoss(double delta, Reduction reduction) {
    super(reduction);
    this.delta = delta;
  }

  @Override
  Tensor reduced(Tensor input, Tensor target) {
    return Losses.huber(input, target, delta, reduction().scale(input));
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return Losses.huber(input, target, delta, OptionalDouble.empty());
  }
}
