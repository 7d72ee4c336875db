package org.linstock.spark.round;

import java.io.Serializable;

/** Sums over examples, in float64; they add up over batches and partitions. */
record EvaluationSums(double loss, double metric, double weight, long examples)
    implements Serializable {
  static final EvaluationSums NONE = new EvaluationSums(0, 0, 0, 0);

  EvaluationSums plus(EvaluationSums other) {
    return new EvaluationSums(
        loss + other.loss, metric + other.metric, weight + other.weight, examples + other.examples);
  }

  /**
   * The metric is the share of right examples for a classifier, else the root of the mean square.
   */
  Evaluation mean(LossKind kind) {
    double meanLoss = weight > 0 ? loss / weight : 0;
    double meanMetric = weight > 0 ? metric / weight : 0;
    return new Evaluation(
        meanLoss, kind.classifies() ? meanMetric : Math.sqrt(meanMetric), examples);
  }
}
