package org.linstock.nn;

import java.util.Arrays;
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
  Tensor elements(Tensor input, Tensor target) {
    if (!Arrays.equals(input.shape(), target.shape())) {
      throw new IllegalArgumentException(
          "MSELoss: input of shape %s and target of shape %s, expected the same; reshape one"
              .formatted(Arrays.toString(input.shape()), Arrays.toString(target.shape())));
    }
    return input.sub(target).pow(2);
  }
}
