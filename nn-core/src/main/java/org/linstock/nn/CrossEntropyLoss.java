package org.linstock.nn;

import org.linstock.ops.CrossEntropy;
import org.linstock.tensor.Tensor;

/**
 * {@code −log softmax(input)[target]}, for classification with one label an example.
 *
 * <p>Shapes: input [batch, classes] (logits), target [batch] int64 in [0, classes). The mean over
 * the batch by default.
 */
public final class CrossEntropyLoss extends Loss {
  public CrossEntropyLoss() {
    this(Reduction.MEAN);
  }

  public CrossEntropyLoss(Reduction reduction) {
    super(reduction);
  }

  @Override
  Tensor elements(Tensor input, Tensor target) {
    return CrossEntropy.crossEntropy(input, target);
  }
}
