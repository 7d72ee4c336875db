package org.linstock.spark;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/**
 * The params of every neural network stage, estimator and model alike; MLlib finds them by these
 * methods.
 */
public interface NetworkParams extends Params {
  /** Where the params are kept. */
  NetworkParamSet networkParamSet();

  /** Column of features: Vector, array of float or of double. */
  default Param<String> featuresCol() {
    return networkParamSet().featuresCol;
  }

  /** See {@link #featuresCol()}. */
  default String getFeaturesCol() {
    return getOrDefault(featuresCol());
  }

  /** Column of labels. */
  default Param<String> labelCol() {
    return networkParamSet().labelCol;
  }

  /** See {@link #labelCol()}. */
  default String getLabelCol() {
    return getOrDefault(labelCol());
  }

  /** Column of example weights, 0 or more; empty: every example weighs 1. */
  default Param<String> weightCol() {
    return networkParamSet().weightCol;
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
    return networkParamSet().validationIndicatorCol;
  }

  /** See {@link #validationIndicatorCol()}. */
  default String getValidationIndicatorCol() {
    return getOrDefault(validationIndicatorCol());
  }

  /** Column of predictions; empty: not added. */
  default Param<String> predictionCol() {
    return networkParamSet().predictionCol;
  }

  /** See {@link #predictionCol()}. */
  default String getPredictionCol() {
    return getOrDefault(predictionCol());
  }

  /**
   * The param "network": architecture of the net, as JSON. A model's {@code network()} is its
   * trained module.
   */
  default Param<String> networkParam() {
    return networkParamSet().network;
  }

  /** See {@link #networkParam()}. */
  default String getNetwork() {
    return getOrDefault(networkParam());
  }

  /**
   * Shape of one example as the net takes it, for instance 1,28,28; empty: the width of the first
   * layer.
   */
  default IntArrayParam inputShape() {
    return networkParamSet().inputShape;
  }

  /** See {@link #inputShape()}. */
  default int[] getInputShape() {
    return getOrDefault(inputShape());
  }

  /** Optimizer of the local steps: sgd or adam. */
  default Param<String> optimizer() {
    return networkParamSet().optimizer;
  }

  /** See {@link #optimizer()}. */
  default String getOptimizer() {
    return getOrDefault(optimizer());
  }

  /** Learning rate, above 0. */
  default DoubleParam stepSize() {
    return networkParamSet().stepSize;
  }

  /** See {@link #stepSize()}. */
  default double getStepSize() {
    return (Double) getOrDefault(stepSize());
  }

  /** Momentum of sgd, from 0 to below 1. */
  default DoubleParam momentum() {
    return networkParamSet().momentum;
  }

  /** See {@link #momentum()}. */
  default double getMomentum() {
    return (Double) getOrDefault(momentum());
  }

  /** L2 penalty added to the gradient, 0 or more. */
  default DoubleParam weightDecay() {
    return networkParamSet().weightDecay;
  }

  /** See {@link #weightDecay()}. */
  default double getWeightDecay() {
    return (Double) getOrDefault(weightDecay());
  }

  /** Examples in a local step, 1 or more. */
  default IntParam batchSize() {
    return networkParamSet().batchSize;
  }

  /** See {@link #batchSize()}. */
  default int getBatchSize() {
    return (Integer) getOrDefault(batchSize());
  }

  /** Epochs, 0 or more. */
  default IntParam maxIter() {
    return networkParamSet().maxIter;
  }

  /** See {@link #maxIter()}. */
  default int getMaxIter() {
    return (Integer) getOrDefault(maxIter());
  }

  /** Local steps between two averagings; 0: once an epoch. */
  default IntParam averagingFrequency() {
    return networkParamSet().averagingFrequency;
  }

  /** See {@link #averagingFrequency()}. */
  default int getAveragingFrequency() {
    return (Integer) getOrDefault(averagingFrequency());
  }

  /** What becomes of optimizer state between rounds: average, or reset to none. */
  default Param<String> optimizerState() {
    return networkParamSet().optimizerState;
  }

  /** See {@link #optimizerState()}. */
  default String getOptimizerState() {
    return getOrDefault(optimizerState());
  }

  /** Partitions to train in, rows placed by content; 0: those of the Dataset. */
  default IntParam numPartitions() {
    return networkParamSet().numPartitions;
  }

  /** See {@link #numPartitions()}. */
  default int getNumPartitions() {
    return (Integer) getOrDefault(numPartitions());
  }

  /** Seed of placement, order and initial values. */
  default LongParam seed() {
    return networkParamSet().seed;
  }

  /** See {@link #seed()}. */
  default long getSeed() {
    return (Long) getOrDefault(seed());
  }

  /**
   * Epochs without a lower validation loss after which training stops and the best epoch is
   * restored; 0: off.
   */
  default IntParam earlyStoppingPatience() {
    return networkParamSet().earlyStoppingPatience;
  }

  /** See {@link #earlyStoppingPatience()}. */
  default int getEarlyStoppingPatience() {
    return (Integer) getOrDefault(earlyStoppingPatience());
  }

  /** What to do with a bad row: error, or skip and count it. */
  default Param<String> handleInvalid() {
    return networkParamSet().handleInvalid;
  }

  /** See {@link #handleInvalid()}. */
  default String getHandleInvalid() {
    return getOrDefault(handleInvalid());
  }

  /** Directory of checkpoints on any Hadoop file system; empty: none are written. */
  default Param<String> checkpointDir() {
    return networkParamSet().checkpointDir;
  }

  /** See {@link #checkpointDir()}. */
  default String getCheckpointDir() {
    return getOrDefault(checkpointDir());
  }

  /** Rounds between two checkpoints, 1 or more. */
  default IntParam checkpointInterval() {
    return networkParamSet().checkpointInterval;
  }

  /** See {@link #checkpointInterval()}. */
  default int getCheckpointInterval() {
    return (Integer) getOrDefault(checkpointInterval());
  }

  /** Checkpoints to keep, 1 or more. */
  default IntParam keepCheckpoints() {
    return networkParamSet().keepCheckpoints;
  }

  /** See {@link #keepCheckpoints()}. */
  default int getKeepCheckpoints() {
    return (Integer) getOrDefault(keepCheckpoints());
  }

  /** Whether to continue from the newest checkpoint, where there is one. */
  default BooleanParam resume() {
    return networkParamSet().resume;
  }

  /** See {@link #resume()}. */
  default boolean getResume() {
    return (Boolean) getOrDefault(resume());
  }

  /** Rows predicted at once, 1 or more. */
  default IntParam inferenceBatchSize() {
    return networkParamSet().inferenceBatchSize;
  }

  /** See {@link #inferenceBatchSize()}. */
  default int getInferenceBatchSize() {
    return (Integer) getOrDefault(inferenceBatchSize());
  }
}
