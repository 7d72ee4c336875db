package org.linstock.spark.round;

import java.nio.FloatBuffer;

/**
 * The mean of one slice over partitions by the weight of their examples, summed in float64 in the
 * order of the partitions: the same bits wherever it is done. Can be used again for the next slice.
 */
final class SliceSum {
  /** Numbers that are copied at once: a buffer gives them one by one several times slower. */
  private static final int STAGED = 4096;

  private final float[] staged = new float[STAGED];
  private double[] sum = {};
  private int size;
  private PieceKey key;
  private double weight;

  /** Begins again, with the first partition's slice. */
  void begin(Slice first) {
    FloatBuffer values = first.numbers();
    key = first.key();
    size = values.capacity();
    weight = first.weight();
    if (sum.length < size) {
      sum = new double[size];
    }
    for (int from = 0; from < size; from += STAGED) {
      int count = stage(values, from);
      for (int i = 0; i < count; i++) {
        sum[from + i] = weight * staged[i];
      }
    }
  }

  void add(Slice slice) {
    FloatBuffer values = slice.numbers();
    double w = slice.weight();
    for (int from = 0; from < size; from += STAGED) {
      int count = stage(values, from);
      for (int i = 0; i < count; i++) {
        sum[from + i] += w * staged[i];
      }
    }
    weight += w;
  }

  private int stage(FloatBuffer values, int from) {
    int count = Math.min(STAGED, size - from);
    values.get(from, staged, 0, count);
    return count;
  }

  boolean takes(Piece piece) {
    return key.sameSlice(piece.key());
  }

  /** The mean, under the key of the first partition. */
  Slice mean() {
    byte[] bytes = new byte[Math.multiplyExact(size, Float.BYTES)];
    FloatBuffer mean = FloatVector.floats(bytes);
    double share = 1 / weight;
    for (int from = 0; from < size; from += STAGED) {
      int count = Math.min(STAGED, size - from);
      for (int i = 0; i < count; i++) {
        staged[i] = (float) (sum[from + i] * share);
      }
      mean.put(from, staged, 0, count);
    }
    return Slice.of(key, weight, bytes);
  }
}
