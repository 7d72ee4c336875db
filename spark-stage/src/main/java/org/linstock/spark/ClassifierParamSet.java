package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The params that only a classifier and its model have. */
public final class ClassifierParamSet implements Serializable {
  private static final long serialVersionUID = 1L;

  final Param<String> probabilityCol;
  final Param<String> rawPredictionCol;

  /** Defines the params for {@code parent}, whose uid must be set, and gives it their defaults. */
  ClassifierParamSet(Params parent) {
    probabilityCol =
        new Param<>(
            parent.uid(), "probabilityCol", "column of class probabilities; empty: not added");
    parent.setDefault(probabilityCol, "probability");
    rawPredictionCol =
        new Param<>(
            parent.uid(),
            "rawPredictionCol",
            "column of the net's outputs, the logits; empty: not added");
    parent.setDefault(rawPredictionCol, "rawPrediction");
  }
}
