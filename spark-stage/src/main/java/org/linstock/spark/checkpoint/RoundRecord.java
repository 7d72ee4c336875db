package org.linstock.spark.checkpoint;

/**
 * One round of the history.
 *
 * @param round counted from 1
 * @param epoch counted from 1
 * @param loss mean training loss, by weight
 * @param weight sum of the examples' weights
 * @param examples examples trained on
 * @param learningRate of the last step
 * @param seconds wall-clock time
 * @param computeSeconds of these, what the steps took
 * @param skippedPartitions partitions left out of its average for a NaN or an infinite number; null
 *     in files that know of none: 0
 * @param rollbacks attempts at it that were discarded, likewise
 * @param stepSizeFactor of the step size, which each rollback halves for good; null likewise: 1
 */
public record RoundRecord(
    int round,
    int epoch,
    double loss,
    double weight,
    long examples,
    double learningRate,
    double seconds,
    double computeSeconds,
    Integer skippedPartitions,
    Integer rollbacks,
    Double stepSizeFactor) {

  public RoundRecord {
    skippedPartitions = skippedPartitions == null ? 0 : skippedPartitions;
    rollbacks = rollbacks == null ? 0 : rollbacks;
    stepSizeFactor = stepSizeFactor == null ? 1 : stepSizeFactor;
  }

  /** Whether something in it was not finite. */
  public boolean hadNonFinite() {
    return skippedPartitions > 0 || rollbacks > 0;
  }
}
