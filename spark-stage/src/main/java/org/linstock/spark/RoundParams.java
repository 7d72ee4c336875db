package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * The params for rounds, in which partitions' results become one: definitions, getters, and setters
 * for estimators.
 */
public interface RoundParams extends Params {
  /** Where the params are kept. */
  Definitions roundParams();

  /** Local steps between two averagings; 0: once an epoch. */
  default IntParam averagingFrequency() {
    return roundParams().averagingFrequency;
  }

  /** See {@link #averagingFrequency()}. */
  default int getAveragingFrequency() {
    return (Integer) getOrDefault(averagingFrequency());
  }

  /** What becomes of optimizer state between rounds: average, or reset to none. */
  default Param<String> optimizerState() {
    return roundParams().optimizerState;
  }

  /** See {@link #optimizerState()}. */
  default String getOptimizerState() {
    return getOrDefault(optimizerState());
  }

  /**
   * What the round makes of the averaged change: average takes it as it is; momentum adds Nesterov
   * momentum to it (SlowMo, DiLoCo).
   */
  default Param<String> outerOptimizer() {
    return roundParams().outerOptimizer;
  }

  /** See {@link #outerOptimizer()}. */
  default String getOuterOptimizer() {
    return getOrDefault(outerOptimizer());
  }

  /** Momentum of outerOptimizer momentum, from 0 to below 1. */
  default DoubleParam outerMomentum() {
    return roundParams().outerMomentum;
  }

  /** See {@link #outerMomentum()}. */
  default double getOuterMomentum() {
    return (Double) getOrDefault(outerMomentum());
  }

  /** Step of outerOptimizer momentum, above 0. */
  default DoubleParam outerStepSize() {
    return roundParams().outerStepSize;
  }

  /** See {@link #outerStepSize()}. */
  default double getOuterStepSize() {
    return (Double) getOrDefault(outerStepSize());
  }

  /**
   * How partitions' states are averaged: 1, the driver takes all of them; 2, executors average
   * slices and the driver takes the means; 3, executors keep the means too; 0: what fits the
   * network's size.
   */
  default IntParam aggregationDepth() {
    return roundParams().aggregationDepth;
  }

  /** See {@link #aggregationDepth()}. */
  default int getAggregationDepth() {
    return (Integer) getOrDefault(aggregationDepth());
  }

  /**
   * As what partitions send their states: float32, the numbers as they are; bfloat16, what the
   * round changed them by, rounded to half the bytes.
   */
  default Param<String> transferType() {
    return roundParams().transferType;
  }

  /** See {@link #transferType()}. */
  default String getTransferType() {
    return getOrDefault(transferType());
  }

  /**
   * What becomes of a round in which a partition gets a NaN or an infinite number: error, the
   * training fails; skip, that partition does not count in the round's average; rollback, the round
   * is run again from its start with half the step size, which stays so.
   */
  default Param<String> handleNonFinite() {
    return roundParams().handleNonFinite;
  }

  /** See {@link #handleNonFinite()}. */
  default String getHandleNonFinite() {
    return getOrDefault(handleNonFinite());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final IntParam averagingFrequency;
    final Param<String> optimizerState;
    final Param<String> outerOptimizer;
    final DoubleParam outerMomentum;
    final DoubleParam outerStepSize;
    final IntParam aggregationDepth;
    final Param<String> transferType;
    final Param<String> handleNonFinite;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      averagingFrequency =
          new IntParam(
              parent.uid(),
              "averagingFrequency",
              "local steps between two averagings; 0: once an epoch",
              ParamValidators.gtEq(0));
      parent.setDefault(averagingFrequency, 20);
      optimizerState =
          new Param<>(
              parent.uid(),
              "optimizerState",
              "what becomes of optimizer state between rounds: average, or reset to none",
              oneOf("average", "reset"));
      parent.setDefault(optimizerState, "average");
      outerOptimizer =
          new Param<>(
              parent.uid(),
              "outerOptimizer",
              "what the round makes of the averaged change: average takes it as it is; momentum adds Nesterov momentum to it (SlowMo, DiLoCo)",
              oneOf("average", "momentum"));
      parent.setDefault(outerOptimizer, "average");
      outerMomentum =
          new DoubleParam(
              parent.uid(),
              "outerMomentum",
              "momentum of outerOptimizer momentum, from 0 to below 1",
              ParamValidators.inRange(0, 1, true, false));
      parent.setDefault(outerMomentum, 0.9);
      outerStepSize =
          new DoubleParam(
              parent.uid(),
              "outerStepSize",
              "step of outerOptimizer momentum, above 0",
              ParamValidators.gt(0));
      parent.setDefault(outerStepSize, 0.7);
      aggregationDepth =
          new IntParam(
              parent.uid(),
              "aggregationDepth",
              "how partitions' states are averaged: 1, the driver takes all of them; 2, executors average slices and the driver takes the means; 3, executors keep the means too; 0: what fits the network's size",
              ParamValidators.inRange(0, 3));
      parent.setDefault(aggregationDepth, 0);
      transferType =
          new Param<>(
              parent.uid(),
              "transferType",
              "as what partitions send their states: float32, the numbers as they are; bfloat16, what the round changed them by, rounded to half the bytes",
              oneOf("float32", "bfloat16"));
      parent.setDefault(transferType, "float32");
      handleNonFinite =
          new Param<>(
              parent.uid(),
              "handleNonFinite",
              "what becomes of a round in which a partition gets a NaN or an infinite number: error, the training fails; skip, that partition does not count in the round's average; rollback, the round is run again from its start with half the step size, which stays so",
              oneOf("error", "skip", "rollback"));
      parent.setDefault(handleNonFinite, "error");
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
  interface Setters<S> extends RoundParams {
    /** This stage. */
    S self();

    /** Sets {@link #averagingFrequency()}. */
    default S setAveragingFrequency(int value) {
      set(averagingFrequency(), value);
      return self();
    }

    /** Sets {@link #optimizerState()}. */
    default S setOptimizerState(String value) {
      set(optimizerState(), value);
      return self();
    }

    /** Sets {@link #outerOptimizer()}. */
    default S setOuterOptimizer(String value) {
      set(outerOptimizer(), value);
      return self();
    }

    /** Sets {@link #outerMomentum()}. */
    default S setOuterMomentum(double value) {
      set(outerMomentum(), value);
      return self();
    }

    /** Sets {@link #outerStepSize()}. */
    default S setOuterStepSize(double value) {
      set(outerStepSize(), value);
      return self();
    }

    /** Sets {@link #aggregationDepth()}. */
    default S setAggregationDepth(int value) {
      set(aggregationDepth(), value);
      return self();
    }

    /** Sets {@link #transferType()}. */
    default S setTransferType(String value) {
      set(transferType(), value);
      return self();
    }

    /** Sets {@link #handleNonFinite()}. */
    default S setHandleNonFinite(String value) {
      set(handleNonFinite(), value);
      return self();
    }
  }
}
