package org.linstock.spark;

import org.linstock.spark.checkpoint.RoundRecord;

/**
 * A committed round.
 *
 * @param round counted from 1
 * @param totalRounds rounds of a training that is not stopped early
 * @param epoch counted from 1
 * @param loss mean training loss over the round's examples, by weight; each batch's before its step
 * @param examples examples trained on in this round
 * @param learningRate of the round's last step
 * @param skippedPartitions partitions left out of the average for a NaN or an infinite number
 * @param rollbacks attempts at the round that were discarded for such numbers
 * @param stepSizeFactor of the param stepSize: each rollback so far has halved it
 * @param seconds wall-clock time of the round
 * @param computeSeconds of these, the time of the steps: what they took in all partitions together,
 *     divided among the tasks that can run at once
 */
public record RoundReport(
    int round,
    int totalRounds,
    int epoch,
    double loss,
    long examples,
    double learningRate,
    int skippedPartitions,
    int rollbacks,
    double stepSizeFactor,
    double seconds,
    double computeSeconds) {

  static RoundReport of(RoundRecord r, int totalRounds) {
    return new RoundReport(
        r.round(),
        totalRounds,
        r.epoch(),
        r.loss(),
        r.examples(),
        r.learningRate(),
        r.skippedPartitions(),
        r.rollbacks(),
        r.stepSizeFactor(),
        r.seconds(),
        r.computeSeconds());
  }

  /** Seconds that were no steps: scheduling, sending and averaging. */
  public double synchronisationSeconds() {
    return seconds - computeSeconds;
  }

  /** Training speed; 0 for a round that took no time. */
  public double examplesPerSecond() {
    return seconds > 0 ? examples / seconds : 0;
  }
}
