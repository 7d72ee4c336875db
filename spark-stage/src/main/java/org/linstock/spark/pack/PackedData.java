package org.linstock.spark.pack;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Packed and persisted examples. Closing gives the storage back. */
public final class PackedData implements AutoCloseable {
  private final JavaRDD<PackedBlock> blocks;
  private final DataFingerprint fingerprint;
  private final double totalWeight;
  private final long skippedRows;
  private final List<Double> classWeights;

  PackedData(JavaRDD<PackedBlock> blocks, List<PartitionStats> stats) {
    this.blocks = blocks;
    this.fingerprint = DataFingerprint.of(stats);
    this.totalWeight = stats.stream().mapToDouble(PartitionStats::weight).sum();
    this.classWeights = classWeights(stats);
    this.skippedRows = stats.stream().mapToLong(PartitionStats::skipped).sum();
  }

  private static List<Double> classWeights(List<PartitionStats> stats) {
    List<Double> sums = new ArrayList<>();
    for (PartitionStats s : stats) {
      for (int c = 0; c < s.classWeights().size(); c++) {
        if (c == sums.size()) {
          sums.add(0.0);
        }
        sums.set(c, sums.get(c) + s.classWeights().get(c));
      }
    }
    return sums;
  }

  /** The weight of each class's examples; empty when labels are no classes. */
  public List<Double> classWeights() {
    return List.copyOf(classWeights);
  }

  /** The blocks of each partition, in order. */
  public JavaRDD<PackedBlock> blocks() {
    return blocks;
  }

  /** What the data is. */
  public DataFingerprint fingerprint() {
    return fingerprint;
  }

  /** Sum of all examples' weights. */
  public double totalWeight() {
    return totalWeight;
  }

  /** Bad rows that were left out. */
  public long skippedRows() {
    return skippedRows;
  }

  @Override
  public void close() {
    blocks.unpersist(false);
  }
}
