package org.linstock.spark.round;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One slice of all partitions, all there: their mean is taken on all cores, a piece of all of them
 * at a time.
 */
final class CollectedSlices {
  private final List<Slice> slices;
  private final List<FloatBuffer> numbers;
  private final int size;
  private final double weight;

  /**
   * @param slices in the order of their partitions
   */
  CollectedSlices(List<Slice> slices) {
    this.slices = slices;
    this.numbers = slices.stream().map(Slice::numbers).toList();
    this.size = numbers.get(0).capacity();
    double all = 0;
    for (Slice slice : slices) {
      all += slice.weight();
    }
    this.weight = all;
  }

  /** The mean, the same as {@link SliceSum} gives. */
  Slice mean() {
    byte[] bytes = new byte[Math.multiplyExact(size, Float.BYTES)];
    FloatBuffer means = FloatVector.floats(bytes);
    int parts = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> mean(means, start(part, parts), start(part + 1, parts)));
    return Slice.of(slices.get(0).key(), weight, bytes);
  }

  /** Where a core's part begins, a whole number of pieces. */
  private int start(int part, int parts) {
    long pieces = (size + WeightedSum.PIECE - 1L) / WeightedSum.PIECE;
    return (int) Math.min(size, pieces * part / parts * WeightedSum.PIECE);
  }

  private void mean(FloatBuffer means, int from, int to) {
    WeightedSum sum = new WeightedSum(WeightedSum.PIECE);
    for (int at = from; at < to; at += WeightedSum.PIECE) {
      int count = Math.min(WeightedSum.PIECE, to - at);
      sum.begin(0, numbers.get(0), at, count, slices.get(0).weight());
      for (int p = 1; p < slices.size(); p++) {
        sum.add(0, numbers.get(p), at, count, slices.get(p).weight());
      }
      sum.mean(0, means, at, count, weight);
    }
  }
}
