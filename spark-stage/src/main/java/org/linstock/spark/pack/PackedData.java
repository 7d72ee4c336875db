package org.linstock.spark.pack;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Packed and persisted examples. Closing gives the storage back. */
public final class PackedData implements AutoCloseable {
  private final JavaRDD<PackedBlock> blocks;
  private final DataFingerprint fingerprint;
  private final double totalWeight;
  private final long skippedRows;

  PackedData(JavaRDD<PackedBlock> blocks, List<PartitionStats> stats) {
    this.blocks = blocks;
    this.fingerprint = DataFingerprint.of(stats);
    this.totalWeight = stats.stream().mapToDouble(PartitionStats::weight).sum();
    this.skippedRows = stats.stream().mapToLong(PartitionStats::skipped).sum();
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
