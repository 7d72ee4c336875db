package org.linstock.spark;

import org.apache.spark.ml.param.Param;

/** What a classifier and its model have beyond {@link NetworkParams}. */
public interface ClassifierParams extends NetworkParams {
  /** Where the params are kept. */
  ClassifierParamSet classifierParamSet();

  /** Column of class probabilities; empty: not added. */
  default Param<String> probabilityCol() {
    return classifierParamSet().probabilityCol;
  }

  /** See {@link #probabilityCol()}. */
  default String getProbabilityCol() {
    return getOrDefault(probabilityCol());
  }

  /** Column of the net's outputs, the logits; empty: not added. */
  default Param<String> rawPredictionCol() {
    return classifierParamSet().rawPredictionCol;
  }

  /** See {@link #rawPredictionCol()}. */
  default String getRawPredictionCol() {
    return getOrDefault(rawPredictionCol());
  }
}
