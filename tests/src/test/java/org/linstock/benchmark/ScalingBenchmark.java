package org.linstock.benchmark;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Bytes and seconds of a round on every reduce path, for growing nets and more partitions. */
final class ScalingBenchmark {
  private static final List<Integer> PARAMETERS =
      List.of(100_000, 1_000_000, 10_000_000, 100_000_000);
  private static final List<Integer> PARTITIONS = List.of(2, 4, 8, 16, 32, 64);

  /** Of all partitions' states: more are not collected, more do not go through one disk. */
  private static final List<Long> LIMITS = List.of(4L << 30, 28L << 30, 14L << 30);

  private ScalingBenchmark() {}

  static String measure() throws IOException {
    StringBuilder table = new StringBuilder(ScalingRound.head());
    // One core: with one for each of two partitions their states would stay in the JVM.
    try (SparkSession spark = Pictures.session(1)) {
      ScalingRound.measure(spark, 2, PARAMETERS.get(0), 2);
      for (int parameters : PARAMETERS) {
        for (int depth = 1; depth <= LIMITS.size(); depth++) {
          for (int partitions : PARTITIONS) {
            if ((long) Float.BYTES * parameters * partitions <= LIMITS.get(depth - 1)) {
              String line = ScalingRound.measure(spark, depth, parameters, partitions).line();
              System.out.print(line);
              table.append(line);
            }
          }
        }
      }
    }
    return table.toString();
  }
}
