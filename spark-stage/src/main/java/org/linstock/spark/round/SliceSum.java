package org.linstock.spark.round;

import java.nio.FloatBuffer;

/**
 * The mean of one slice over partitions by the weight of their examples, summed in float64 in the
 * order of the partitions: the same bits wherever it is done.
 */
final class SliceSum {
  /** Numbers that are copied at once: a buffer gives them one by one several times slower. */
  private static final int STAGED = 4096;

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
    float[] staged = new float[Math.min(STAGED, sum.length)];
    for (int from = 0; from < sum.length; from += STAGED) {
      int count = Math.min(STAGED, sum.length - from);
      values.get(from, staged, 0, count);
      for (int i = 0; i < count; i++) {
        sum[from + i] += w * staged[i];
      }
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
    float[] staged = new float[Math.min(STAGED, sum.length)];
    for (int from = 0; from < sum.length; from += STAGED) {
      int count = Math.min(STAGED, sum.length - from);
      for (int i = 0; i < count; i++) {
        staged[i] = (float) (sum[from + i] / weight);
      }
      mean.put(from, staged, 0, count);
    }
    return Slice.of(key, weight, bytes);
  }
}
