package org.linstock.nn;

import org.linstock.ops.Losses;
import org.linstock.tensor.Tensor;

/**
 * {@code |input − target|}, for regression that outliers should not rule. Shapes: any, the same for
 * both. The mean over all elements by default.
 */
public final class L1Loss extends Loss {
  public L1Loss() {
    this(Reduction.MEAN);
  }

  public L1Loss(Reduction reduction) {
    super(reduction);
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return Losses.l1(input, target);
  }
}
