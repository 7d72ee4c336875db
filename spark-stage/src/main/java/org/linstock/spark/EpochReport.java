package org.linstock.spark;

import java.util.List;
import java.util.OptionalDouble;
import org.linstock.spark.checkpoint.EpochRecord;
import org.linstock.spark.checkpoint.RoundRecord;

/**
 * A finished epoch.
 *
 * @param epoch counted from 1
 * @param loss mean training loss over the epoch, by weight
 * @param examples examples trained on
 * @param learningRate of the epoch's last step
 * @param skippedPartitions partitions left out of its rounds' averages; see {@link RoundReport}
 * @param rollbacks attempts at its rounds that were discarded
 * @param stepSizeFactor of its last round
 * @param seconds wall-clock time of the epoch's rounds
 * @param computeSeconds of these, the time of the steps; see {@link RoundReport}
 * @param validationLoss mean loss over the validation rows, if there are any
 * @param validationMetric accuracy (classifier) or root mean squared error (regressor) over them
 */
public record EpochReport(
    int epoch,
    double loss,
    long examples,
    double learningRate,
    int skippedPartitions,
    int rollbacks,
    double stepSizeFactor,
    double seconds,
    double computeSeconds,
    OptionalDouble validationLoss,
    OptionalDouble validationMetric) {

  /**
   * @param rounds of the whole training
   */
  static EpochReport of(EpochRecord e, List<RoundRecord> rounds) {
    List<RoundRecord> own = rounds.stream().filter(r -> r.epoch() == e.epoch()).toList();
    return new EpochReport(
        e.epoch(),
        e.loss(),
        own.stream().mapToLong(RoundRecord::examples).sum(),
        own.isEmpty() ? 0 : own.get(own.size() - 1).learningRate(),
        own.stream().mapToInt(RoundRecord::skippedPartitions).sum(),
        own.stream().mapToInt(RoundRecord::rollbacks).sum(),
        own.isEmpty() ? 1 : own.get(own.size() - 1).stepSizeFactor(),
        own.stream().mapToDouble(RoundRecord::seconds).sum(),
        own.stream().mapToDouble(RoundRecord::computeSeconds).sum(),
        optional(e.validationLoss()),
        optional(e.validationMetric()));
  }

  /** Seconds that were no steps: scheduling, sending and averaging. */
  public double synchronisationSeconds() {
    return seconds - computeSeconds;
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
