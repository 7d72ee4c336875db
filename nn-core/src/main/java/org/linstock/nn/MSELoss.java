package org.linstock.nn;

import java.util.OptionalDouble;
import org.linstock.ops.Losses;
import org.linstock.tensor.Tensor;

/**
 * {@code (input − target)²}, for regression. Shapes: any, the same for both. The mean over all
 * elements by default.
 */
public final class MSELoss extends Loss {
  public MSELoss() {
    this(Reduction.MEAN);
  }

  public MSELoss(Reduction reduction) {
    super(reduction);
  }

  @Override
  Tensor reduced(Tensor input, Tensor target) {
    return Losses.mse(input, target, reduction().scale(input));
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return Losses.mse(input, target, OptionalDouble.empty());
  }
}
