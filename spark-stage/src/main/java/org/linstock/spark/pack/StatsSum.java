package org.linstock.spark.pack;

import java.util.Arrays;

/** Sums up the figures of blocks. */
final class StatsSum {
  private final double[] classWeights;
  private long rows;
  private double weight;
  private long hash;

  StatsSum(int classes) {
    classWeights = new double[classes];
  }

  void add(PackedBlock block) {
    // A block that only says how many rows were skipped is not content.
    if (block.rows() > 0) {
      rows += block.rows();
      weight += block.totalWeight();
      block.addClassWeights(classWeights);
      hash = Hashes.chain(hash, block.contentHash());
    }
  }

  PartitionStats stats() {
    return new PartitionStats(rows, weight, hash, Arrays.stream(classWeights).boxed().toList());
  }
}
