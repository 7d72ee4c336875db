package org.linstock.spark.round;

import java.nio.FloatBuffer;

/**
 * The mean of one slice over partitions by the weight of their examples, summed in float64 in the
 * order of the partitions: the same bits wherever it is done.
 */
final class SliceSum {
  private final PieceKey key;
  private final double[] sum;
  private double weight;

  /** Begins with the first partition's slice. */
  SliceSum(Slice first) {
    FloatBuffer values = first.numbers();
    key = first.key();
    sum = new double[values.capacity()];
    add(values, first.weight());
  }

  void add(Slice slice) {
    add(slice.numbers(), slice.weight());
  }

  private void add(FloatBuffer values, double w) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += w * values.get(i);
    }
    weight += w;
  }

  boolean takes(Piece piece) {
    return key.sameSlice(piece.key());
  }

  /** The mean, under the key of the first partition. */
  Slice mean() {
    byte[] bytes = new byte[Math.multiplyExact(sum.length, Float.BYTES)];
    FloatBuffer mean = FloatVector.floats(bytes);
    for (int i = 0; i < sum.length; i++) {
      mean.put(i, (float) (sum[i] / weight));
    }
    return Slice.of(key, weight, bytes);
  }
}
