package org.linstock.nn;

import java.util.OptionalDouble;
import org.linstock.ops.Losses;
import org.linstock.tensor.Tensor;

/**
 * {@code d² / 2β} where {@code d = |input − target| < β}, else {@code d − β/2} (Girshick, 2015).
 * Shapes: any, the same for both. β is 1 by default; 0 makes it {@link L1Loss}.
 */
public final class SmoothL1Loss extends Loss {
  private final double beta;

  public SmoothL1Loss() {
    this(1);
  }

  public SmoothL1Loss(double beta) {
    this(beta, Reduction.MEAN);
  }

  public SmoothL1Loss(double beta, Reduction reduction) {
    super(reduction);
    this.beta = beta;
  }

  @Override
  Tensor reduced(Tensor input, Tensor target) {
    return Losses.smoothL1(input, target, beta, reduction().scale(input));
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return Losses.smoothL1(input, target, beta, OptionalDouble.empty());
  }
}
