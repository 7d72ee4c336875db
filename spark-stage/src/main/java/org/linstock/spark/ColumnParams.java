package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The params for the columns that training reads and predictions go to: definitions, getters, and
 * setters for estimators.
 */
public interface ColumnParams extends Params {
  /** Where the params are kept. */
  Definitions columnParams();

  /** Column of labels. */
  default Param<String> labelCol() {
    return columnParams().labelCol;
  }

  /** See {@link #labelCol()}. */
  default String getLabelCol() {
    return getOrDefault(labelCol());
  }

  /** Column of example weights, 0 or more; empty: every example weighs 1. */
  default Param<String> weightCol() {
    return columnParams().weightCol;
  }

  /** See {@link #weightCol()}. */
  default String getWeightCol() {
    return getOrDefault(weightCol());
  }

  /**
   * Boolean column, true for rows that are evaluated on after each epoch and not trained on; empty:
   * none.
   */
  default Param<String> validationIndicatorCol() {
    return columnParams().validationIndicatorCol;
  }

  /** See {@link #validationIndicatorCol()}. */
  default String getValidationIndicatorCol() {
    return getOrDefault(validationIndicatorCol());
  }

  /** Column of predictions; empty: not added. */
  default Param<String> predictionCol() {
    return columnParams().predictionCol;
  }

  /** See {@link #predictionCol()}. */
  default String getPredictionCol() {
    return getOrDefault(predictionCol());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> labelCol;
    final Param<String> weightCol;
    final Param<String> validationIndicatorCol;
    final Param<String> predictionCol;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      labelCol = new Param<>(parent.uid(), "labelCol", "column of labels");
      parent.setDefault(labelCol, "label");
      weightCol =
          new Param<>(
              parent.uid(),
              "weightCol",
              "column of example weights, 0 or more; empty: every example weighs 1");
      parent.setDefault(weightCol, "");
      validationIndicatorCol =
          new Param<>(
              parent.uid(),
              "validationIndicatorCol",
              "boolean column, true for rows that are evaluated on after each epoch and not trained on; empty: none");
      parent.setDefault(validationIndicatorCol, "");
      predictionCol =
          new Param<>(parent.uid(), "predictionCol", "column of predictions; empty: not added");
      parent.setDefault(predictionCol, "prediction");
    }
  }

  /**
   * The setters.
   *
   * @param <S> the stage's own type
   */
  interface Setters<S> extends ColumnParams {
    /** This stage. */
    S self();

    /** Sets {@link #labelCol()}. */
    default S setLabelCol(String value) {
      set(labelCol(), value);
      return self();
    }

    /** Sets {@link #weightCol()}. */
    default S setWeightCol(String value) {
      set(weightCol(), value);
      return self();
    }

    /** Sets {@link #validationIndicatorCol()}. */
    default S setValidationIndicatorCol(String value) {
      set(validationIndicatorCol(), value);
      return self();
    }

    /** Sets {@link #predictionCol()}. */
    default S setPredictionCol(String value) {
      set(predictionCol(), value);
      return self();
    }
  }
}
