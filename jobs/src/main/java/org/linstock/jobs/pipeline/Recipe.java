package org.linstock.jobs.pipeline;

import org.linstock.spark.NetworkEstimator;

/**
 * How a net is trained, all numbers decided.
 *
 * @param optimizer {@code adam} or {@code sgd}
 * @param learningRate above 0
 * @param effort partitions, batch size, epochs
 * @param batchScope what the batch size counts: {@code partition} or {@code global}
 * @param seed of placement, order, first values and the rows held out
 * @param holdout part of the rows on which to validate; 0 is none
 * @param patience epochs without improvement after which to stop; 0 is never
 * @param checkpoints where and when to keep the state
 */
public record Recipe(
    String optimizer,
    double learningRate,
    Effort effort,
    String batchScope,
    long seed,
    double holdout,
    int patience,
    Checkpointing checkpoints) {

  /**
   * Where and when the state of a run is kept.
   *
   * @param directory empty for nowhere
   * @param every rounds between two checkpoints
   * @param commit what makes a checkpoint visible: {@code auto}, {@code rename}, {@code manifest}
   * @param resume whether to go on from the newest one
   */
  public record Checkpointing(String directory, int every, String commit, boolean resume) {
    /** Keeps nothing. */
    public static final Checkpointing NONE = new Checkpointing("", 1, "auto", false);
  }

  /** Sets the params of an estimator. */
  void apply(NetworkEstimator<?, ?> net) {
    net.setOptimizer(optimizer);
    net.setStepSize(learningRate);
    net.setNumPartitions(effort.partitions());
    net.setBatchSize(effort.batchSize());
    net.setBatchScope(batchScope);
    net.setMaxIter(effort.epochs());
    net.setAveragingFrequency(effort.averageEvery());
    net.setSeed(seed);
    net.setCheckpointDir(checkpoints.directory());
    net.setCheckpointInterval(checkpoints.every());
    net.setCheckpointCommit(checkpoints.commit());
    net.setResume(checkpoints.resume());
    if (holdout > 0) {
      net.setValidationIndicatorCol(Holdout.COLUMN);
      net.setEarlyStoppingPatience(patience);
    }
  }
}
