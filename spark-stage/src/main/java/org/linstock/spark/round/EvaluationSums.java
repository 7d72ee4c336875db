package org.linstock.spark.round;

import java.io.Serializable;

/** Sums over examples, in float64; they add up over batches and partitions. */
record EvaluationSums(double loss, double right, double weight, long examples)
    implements Serializable {
  static final EvaluationSums NONE = new EvaluationSums(0, 0, 0, 0);

  EvaluationSums plus(EvaluationSums other) {
    return new EvaluationSums(
        loss + other.loss, right + other.right, weight + other.weight, examples + other.examples);
  }

  Evaluation mean(LossKind kind) {
    double meanLoss = weight > 0 ? loss / weight : 0;
    double metric =
        switch (kind) {
          case CROSS_ENTROPY -> weight > 0 ? right / weight : 0;
          case MEAN_SQUARED_ERROR -> Math.sqrt(meanLoss);
        };
    return new Evaluation(meanLoss, metric, examples);
  }
}
