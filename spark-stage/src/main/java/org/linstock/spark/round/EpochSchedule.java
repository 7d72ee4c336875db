package org.linstock.spark.round;

import java.util.List;

/**
 * How an epoch falls into rounds. In round {@code r} of an epoch a partition takes its batches
 * {@code r·f} to {@code (r+1)·f − 1}, where {@code f} is the averaging frequency; the epoch has as
 * many rounds as the partition with the most batches needs. A partition that has no batch left sits
 * the round out and weighs nothing in its average.
 *
 * @param averagingFrequency batches a partition takes in a round, at most
 * @param roundsPerEpoch rounds of an epoch
 */
public record EpochSchedule(int averagingFrequency, int roundsPerEpoch) {

  /**
   * The schedule of packed data.
   *
   * @param examples examples of each partition; at least one partition has some
   * @param averagingFrequency 0: once an epoch
   */
  public static EpochSchedule of(List<Long> examples, int batchSize, int averagingFrequency) {
    long most = examples.stream().mapToLong(Long::longValue).max().orElse(0);
    int batches = Math.toIntExact((most + batchSize - 1) / batchSize);
    int frequency = averagingFrequency == 0 ? Math.max(1, batches) : averagingFrequency;
    return new EpochSchedule(frequency, (batches + frequency - 1) / frequency);
  }
}
