package org.linstock.spark.pack;

import org.apache.spark.Partitioner;

/** Places a row by its content alone. */
final class KeyPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int partitions;

  KeyPartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    // The low half: the order inside a partition is by the high half, and must not be tied to the
    // placement.
    return (int) Math.floorMod(RowRecord.low((byte[]) key), (long) partitions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyPartitioner that && that.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
