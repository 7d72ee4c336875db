package org.linstock.spark.round;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Which piece of a round's results: reports come before slices, slices in order, and of one slice
 * those of all partitions in order, so that sums have one order whatever came when.
 *
 * @param vector number of the vector in the state; −1 for a partition's report
 * @param chunk number of the chunk in the vector
 * @param partition whose result it is
 */
record PieceKey(int vector, int chunk, int partition)
    implements Comparable<PieceKey>, Serializable {
  private static final Comparator<PieceKey> ORDER =
      Comparator.comparingInt(PieceKey::vector)
          .thenComparingInt(PieceKey::chunk)
          .thenComparingInt(PieceKey::partition);

  static PieceKey report(int partition) {
    return new PieceKey(-1, 0, partition);
  }

  /** Whether the other is the same slice, maybe of another partition. */
  boolean sameSlice(PieceKey other) {
    return vector == other.vector && chunk == other.chunk;
  }

  /** One key for the same slice of all partitions. */
  PieceKey slice() {
    return new PieceKey(vector, chunk, 0);
  }

  @Override
  public int compareTo(PieceKey other) {
    return ORDER.compare(this, other);
  }
}
