package org.linstock.spark.round;

import org.linstock.nn.CrossEntropyLoss;
import org.linstock.nn.Loss;
import org.linstock.nn.MSELoss;

/** The losses that a stage trains with. */
public enum LossKind {
  /** Of integer classes, over logits. */
  CROSS_ENTROPY,
  /** Mean over the outputs. */
  MEAN_SQUARED_ERROR;

  Loss create() {
    return this == CROSS_ENTROPY ? new CrossEntropyLoss() : new MSELoss();
  }
}
