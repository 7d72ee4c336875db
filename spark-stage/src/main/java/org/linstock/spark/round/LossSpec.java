package org.linstock.spark.round;

import java.io.Serializable;
import java.util.List;
import org.linstock.nn.Loss;

/**
 * A loss with its settings.
 *
 * @param labelSmoothing of cross-entropy
 * @param delta of the Huber and the smooth L1 loss
 * @param classWeights what examples of each class are multiplied by; empty for 1
 */
public record LossSpec(
    LossKind kind, double labelSmoothing, double delta, List<Double> classWeights)
    implements Serializable {

  public LossSpec {
    classWeights = List.copyOf(classWeights);
  }

  /** A loss with default settings. */
  public static LossSpec of(LossKind kind) {
    return new LossSpec(kind, 0, 1, List.of());
  }

  Loss create() {
    return kind.create(this);
  }

  /** What an example counts more for its class. */
  float classWeight(float target) {
    return classWeights.isEmpty() ? 1 : classWeights.get((int) target).floatValue();
  }
}
