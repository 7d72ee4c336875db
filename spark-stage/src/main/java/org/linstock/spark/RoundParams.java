package org.linstock.spark;

import java.io.Serializable;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/**
 * The params for rounds, epochs and their end: definitions, getters, and setters for estimators.
 */
public interface RoundParams extends Params {
  /** Where the params are kept. */
  Definitions roundParams();

  /** Epochs, 0 or more. */
  default IntParam maxIter() {
    return roundParams().maxIter;
  }

  /** See {@link #maxIter()}. */
  default int getMaxIter() {
    return (Integer) getOrDefault(maxIter());
  }

  /**
   * Relative change of the training loss from one epoch to the next below which training stops; 0:
   * off.
   */
  default DoubleParam tol() {
    return roundParams().tol;
  }

  /** See {@link #tol()}. */
  default double getTol() {
    return (Double) getOrDefault(tol());
  }

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

  /** Partitions to train in, rows placed by content; 0: those of the Dataset. */
  default IntParam numPartitions() {
    return roundParams().numPartitions;
  }

  /** See {@link #numPartitions()}. */
  default int getNumPartitions() {
    return (Integer) getOrDefault(numPartitions());
  }

  /** Seed of placement, order, dropout and initial values. */
  default LongParam seed() {
    return roundParams().seed;
  }

  /** See {@link #seed()}. */
  default long getSeed() {
    return (Long) getOrDefault(seed());
  }

  /** Epochs without a lower validation loss after which training stops; 0: off. */
  default IntParam earlyStoppingPatience() {
    return roundParams().earlyStoppingPatience;
  }

  /** See {@link #earlyStoppingPatience()}. */
  default int getEarlyStoppingPatience() {
    return (Integer) getOrDefault(earlyStoppingPatience());
  }

  /**
   * Whether the epoch with the lowest validation loss is restored at the end, where there are
   * validation rows and early stopping is on.
   */
  default BooleanParam restoreBest() {
    return roundParams().restoreBest;
  }

  /** See {@link #restoreBest()}. */
  default boolean getRestoreBest() {
    return (Boolean) getOrDefault(restoreBest());
  }

  /** Where packed rows are kept during training, a name of Spark's StorageLevel. */
  default Param<String> storageLevel() {
    return roundParams().storageLevel;
  }

  /** See {@link #storageLevel()}. */
  default String getStorageLevel() {
    return getOrDefault(storageLevel());
  }

  /** The params of one stage. */
  final class Definitions implements Serializable {
    private static final long serialVersionUID = 1L;

    final IntParam maxIter;
    final DoubleParam tol;
    final IntParam averagingFrequency;
    final Param<String> optimizerState;
    final Param<String> outerOptimizer;
    final DoubleParam outerMomentum;
    final DoubleParam outerStepSize;
    final IntParam aggregationDepth;
    final IntParam numPartitions;
    final LongParam seed;
    final IntParam earlyStoppingPatience;
    final BooleanParam restoreBest;
    final Param<String> storageLevel;

    /** Defines the params for {@code parent}, whose uid must be set, and gives them defaults. */
    Definitions(Params parent) {
      maxIter = new IntParam(parent.uid(), "maxIter", "epochs, 0 or more", ParamValidators.gtEq(0));
      parent.setDefault(maxIter, 10);
      tol =
          new DoubleParam(
              parent.uid(),
              "tol",
              "relative change of the training loss from one epoch to the next below which training stops; 0: off",
              ParamValidators.gtEq(0));
      parent.setDefault(tol, 0.0);
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
      numPartitions =
          new IntParam(
              parent.uid(),
              "numPartitions",
              "partitions to train in, rows placed by content; 0: those of the Dataset",
              ParamValidators.gtEq(0));
      parent.setDefault(numPartitions, 0);
      seed =
          new LongParam(
              parent.uid(), "seed", "seed of placement, order, dropout and initial values");
      parent.setDefault(seed, 7L);
      earlyStoppingPatience =
          new IntParam(
              parent.uid(),
              "earlyStoppingPatience",
              "epochs without a lower validation loss after which training stops; 0: off",
              ParamValidators.gtEq(0));
      parent.setDefault(earlyStoppingPatience, 0);
      restoreBest =
          new BooleanParam(
              parent.uid(),
              "restoreBest",
              "whether the epoch with the lowest validation loss is restored at the end, where there are validation rows and early stopping is on");
      parent.setDefault(restoreBest, true);
      storageLevel =
          new Param<>(
              parent.uid(),
              "storageLevel",
              "where packed rows are kept during training, a name of Spark's StorageLevel",
              oneOf("MEMORY_AND_DISK", "MEMORY_ONLY", "DISK_ONLY"));
      parent.setDefault(storageLevel, "MEMORY_AND_DISK");
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

    /** Sets {@link #maxIter()}. */
    default S setMaxIter(int value) {
      set(maxIter(), value);
      return self();
    }

    /** Sets {@link #tol()}. */
    default S setTol(double value) {
      set(tol(), value);
      return self();
    }

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

    /** Sets {@link #numPartitions()}. */
    default S setNumPartitions(int value) {
      set(numPartitions(), value);
      return self();
    }

    /** Sets {@link #seed()}. */
    default S setSeed(long value) {
      set(seed(), value);
      return self();
    }

    /** Sets {@link #earlyStoppingPatience()}. */
    default S setEarlyStoppingPatience(int value) {
      set(earlyStoppingPatience(), value);
      return self();
    }

    /** Sets {@link #restoreBest()}. */
    default S setRestoreBest(boolean value) {
      set(restoreBest(), value);
      return self();
    }

    /** Sets {@link #storageLevel()}. */
    default S setStorageLevel(String value) {
      set(storageLevel(), value);
      return self();
    }
  }
}
