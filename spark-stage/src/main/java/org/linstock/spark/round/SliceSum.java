package org.linstock.spark.round;

import java.nio.FloatBuffer;

/**
 * The mean of one slice over partitions by the weight of their examples, of slices that come one
 * after the other, in the order of the partitions. Can be used again for the next slice.
 */
final class SliceSum {
  private WeightedSum sum = new WeightedSum(0);
  private int size;
  private PieceKey key;
  private double weight;

  /** Begins again, with the first partition's slice. */
  void begin(Slice first) {
    FloatBuffer values = first.numbers();
    key = first.key();
    size = values.capacity();
    weight = first.weight();
    if (sum.capacity() < size) {
      sum = new WeightedSum(size);
    }
    for (int from = 0; from < size; from += WeightedSum.PIECE) {
      sum.begin(from, values, from, count(from), weight);
    }
  }

  void add(Slice slice) {
    FloatBuffer values = slice.numbers();
    for (int from = 0; from < size; from += WeightedSum.PIECE) {
      sum.add(from, values, from, count(from), slice.weight());
    }
    weight += slice.weight();
  }

  private int count(int from) {
    return Math.min(WeightedSum.PIECE, size - from);
  }

  boolean takes(Piece piece) {
    return key.sameSlice(piece.key());
  }

  /** The mean, under the key of the first partition. */
  Slice mean() {
    byte[] bytes = new byte[Math.multiplyExact(size, Float.BYTES)];
    FloatBuffer means = FloatVector.floats(bytes);
    for (int from = 0; from < size; from += WeightedSum.PIECE) {
      sum.mean(from, means, from, count(from), weight);
    }
    return Slice.of(key, weight, bytes);
  }
}
