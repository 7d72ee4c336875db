package org.linstock.spark.pack;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Packed and persisted examples. Closing gives the storage back. */
public final class PackedData implements AutoCloseable {
  private final JavaRDD<PackedBlock> blocks;
  private final PackedSide training;
  private final PackedSide validation;
  private final long skippedRows;

  PackedData(JavaRDD<PackedBlock> blocks, List<PartitionContent> partitions) {
    this.blocks = blocks;
    this.training = new PackedSide(partitions.stream().map(PartitionContent::training).toList());
    this.validation =
        new PackedSide(partitions.stream().map(PartitionContent::validation).toList());
    this.skippedRows = partitions.stream().mapToLong(PartitionContent::skipped).sum();
  }

  /** The blocks of each partition, in order, of both sides. */
  public JavaRDD<PackedBlock> blocks() {
    return blocks;
  }

  /** The rows whose validation indicator is false; all when the format names no indicator. */
  public PackedSide training() {
    return training;
  }

  /** The rows whose validation indicator is true. */
  public PackedSide validation() {
    return validation;
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
