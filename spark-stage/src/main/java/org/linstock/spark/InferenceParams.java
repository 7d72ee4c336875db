package org.linstock.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * The params for reading features and predicting from them, which every stage has: definitions,
 * getters and setters.
 */
public interface InferenceParams extends Params {
  /** Where the params are kept. */
  Definitions inferenceParams();

  /** Column of features: Vector, array of numbers, or nested arrays of numbers. */
  default Param<String> featuresCol() {
    return inferenceParams().featuresCol;
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
    return inferenceParams().featuresCols;
  }

  /** See {@link #featuresCols()}. */
  default String[] getFeaturesCols() {
    return getOrDefault(featuresCols());
  }

  /** What to do with a bad row: error, or skip and count it. */
  default Param<String> handleInvalid() {
    return inferenceParams().handleInvalid;
  }

  /** See {@link #handleInvalid()}. */
  default String getHandleInvalid() {
    return getOrDefault(handleInvalid());
  }

  /** Rows read ahead and predicted at once, 1 or more; above 128 as 128. */
  default IntParam inferenceBatchSize() {
    return inferenceParams().inferenceBatchSize;
  }

  /** See {@link #inferenceBatchSize()}. */
  default int getInferenceBatchSize() {
    return (Integer) getOrDefault(inferenceBatchSize());
  }

  /** The columns of features that are read: {@link #featuresCols()}, or featuresCol alone. */
  default List<String> featureColumns() {
    return getFeaturesCols().length > 0 ? List.of(getFeaturesCols()) : List.of(getFeaturesCol());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final Param<String> featuresCol;
    final StringArrayParam featuresCols;
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
      handleInvalid =
          new Param<>(
              parent.uid(),
              "handleInvalid",
              "what to do with a bad row: error, or skip and count it",
              ParamValidators.inArray(List.of("error", "skip")));
      parent.setDefault(handleInvalid, "error");
      inferenceBatchSize =
          new IntParam(
              parent.uid(),
              "inferenceBatchSize",
              "rows read ahead and predicted at once, 1 or more; above 128 as 128",
              ParamValidators.gtEq(1));
      parent.setDefault(inferenceBatchSize, 128);
    }
  }

  /**
   * The setters.
   *
   * @param <S> the stage's own type
   */
  interface Setters<S> extends InferenceParams {
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
