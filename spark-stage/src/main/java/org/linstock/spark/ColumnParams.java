package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * The params for the columns that a stage reads and adds: definitions, getters, and setters for
 * estimators.
 */
public interface ColumnParams extends Params {
  /** Where the params are kept. */
  Definitions columnParams();

  /** Column of features: Vector, array of numbers, or nested arrays of numbers. */
  default Param<String> featuresCol() {
    return columnParams().featuresCol;
  }

  /** See {@link #featuresCol()}. */
  default String getFeaturesCol() {
    return getOrDefault(featuresCol());
  }

  /**
   * Columns of features that are read one after the other without an assembler, numbers, Vectors or
   * arrays; empty: featuresCol alone.
   */
  default StringArrayParam featuresCols() {
    return columnParams().featuresCols;
  }

  /** See {@link #featuresCols()}. */
  default String[] getFeaturesCols() {
    return getOrDefault(featuresCols());
  }

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

  /** What to do with a bad row: error, or skip and count it. */
  default Param<String> handleInvalid() {
    return columnParams().handleInvalid;
  }

  /** See {@link #handleInvalid()}. */
  default String getHandleInvalid() {
    return getOrDefault(handleInvalid());
  }

  /** Rows predicted at once, 1 or more. */
  default IntParam inferenceBatchSize() {
    return columnParams().inferenceBatchSize;
  }

  /** See {@link #inferenceBatchSize()}. */
  default int getInferenceBatchSize() {
    return (Integer) getOrDefault(inferenceBatchSize());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> featuresCol;
    final StringArrayParam featuresCols;
    final Param<String> labelCol;
    final Param<String> weightCol;
    final Param<String> validationIndicatorCol;
    final Param<String> predictionCol;
    final Param<String> handleInvalid;
    final IntParam inferenceBatchSize;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      featuresCol =
          new Param<>(
              parent.uid(),
              "featuresCol",
              "column of features: Vector, array of numbers, or nested arrays of numbers");
      parent.setDefault(featuresCol, "features");
      featuresCols =
          new StringArrayParam(
              parent,
              "featuresCols",
              "columns of features that are read one after the other without an assembler, numbers, Vectors or arrays; empty: featuresCol alone");
      parent.setDefault(featuresCols, new String[0]);
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
      handleInvalid =
          new Param<>(
              parent.uid(),
              "handleInvalid",
              "what to do with a bad row: error, or skip and count it",
              oneOf("error", "skip"));
      parent.setDefault(handleInvalid, "error");
      inferenceBatchSize =
          new IntParam(
              parent.uid(),
              "inferenceBatchSize",
              "rows predicted at once, 1 or more",
              ParamValidators.gtEq(1));
      parent.setDefault(inferenceBatchSize, 1024);
    }

    private static scala.Function1<String, Object> oneOf(String... values) {
      return ParamValidators.inArray(values);
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

    /** Sets {@link #featuresCol()}. */
    default S setFeaturesCol(String value) {
      set(featuresCol(), value);
      return self();
    }

    /** Sets {@link #featuresCols()}. */
    default S setFeaturesCols(String... value) {
      set(featuresCols(), value);
      return self();
    }

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

    /** Sets {@link #handleInvalid()}. */
    default S setHandleInvalid(String value) {
      set(handleInvalid(), value);
      return self();
    }

    /** Sets {@link #inferenceBatchSize()}. */
    default S setInferenceBatchSize(int value) {
      set(inferenceBatchSize(), value);
      return self();
    }
  }
}
