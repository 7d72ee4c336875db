package org.linstock.spark.round;

import java.io.Serializable;

/**
 * What a partition hands back from a round, as it travels; see {@link LocalResult}.
 *
 * @param end null when the partition had no batch left in this epoch
 */
record TaskResult(
    WireState end, double weight, long examples, double lossSum, boolean finite, long rows)
    implements Serializable {

  static TaskResult idle(long rows) {
    return new TaskResult(null, 0, 0, 0, true, rows);
  }

  LocalResult unpack() {
    return new LocalResult(
        end == null ? null : end.toState(), weight, examples, lossSum, finite, rows);
  }
}
