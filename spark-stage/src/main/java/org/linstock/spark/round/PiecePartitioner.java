package org.linstock.spark.round;

import org.apache.spark.Partitioner;

/**
 * Sends the same slice of all partitions to one reducer, and neighbouring slices to different ones.
 */
final class PiecePartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int reducers;

  PiecePartitioner(int reducers) {
    this.reducers = reducers;
  }

  @Override
  public int numPartitions() {
    return reducers;
  }

  @Override
  public int getPartition(Object key) {
    return ((PieceKey) key).chunk() % reducers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PiecePartitioner p && p.reducers == reducers;
  }

  @Override
  public int hashCode() {
    return reducers;
  }
}
