package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The params for what only a classifier and its model have: definitions, getters, and setters for
 * estimators.
 */
public interface ClassifierParams extends NetworkParams {
  /** Where the params are kept. */
  Definitions classifierParams();

  /** Column of class probabilities; empty: not added. */
  default Param<String> probabilityCol() {
    return classifierParams().probabilityCol;
  }

  /** See {@link #probabilityCol()}. */
  default String getProbabilityCol() {
    return getOrDefault(probabilityCol());
  }

  /** Column of the net's outputs, the logits; empty: not added. */
  default Param<String> rawPredictionCol() {
    return classifierParams().rawPredictionCol;
  }

  /** See {@link #rawPredictionCol()}. */
  default String getRawPredictionCol() {
    return getOrDefault(rawPredictionCol());
  }

  /**
   * One number a class, 0 or more, at most one of them 0: the class with the largest probability /
   * threshold is predicted; of a multilabel net, the probability above which each label is true.
   */
  default DoubleArrayParam thresholds() {
    return classifierParams().thresholds;
  }

  /** See {@link #thresholds()}. */
  default double[] getThresholds() {
    return getOrDefault(thresholds());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> probabilityCol;
    final Param<String> rawPredictionCol;
    final DoubleArrayParam thresholds;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
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
      thresholds =
          new DoubleArrayParam(
              parent,
              "thresholds",
              "one number a class, 0 or more, at most one of them 0: the class with the largest probability / threshold is predicted; of a multilabel net, the probability above which each label is true",
              new Thresholds());
    }
  }

  /**
   * The setters.
   *
   * @param <S> the stage's own type
   */
  interface Setters<S> extends ClassifierParams {
    /** This stage. */
    S self();

    /** Sets {@link #probabilityCol()}. */
    default S setProbabilityCol(String value) {
      set(probabilityCol(), value);
      return self();
    }

    /** Sets {@link #rawPredictionCol()}. */
    default S setRawPredictionCol(String value) {
      set(rawPredictionCol(), value);
      return self();
    }

    /** Sets {@link #thresholds()}. */
    default S setThresholds(double... value) {
      set(thresholds(), value);
      return self();
    }
  }
}
