package org.linstock.spark.round;

import java.nio.FloatBuffer;

/**
 * Sums of floats times weights, in float64: {@code Σ wₚ·xₚ}, added in the order in which they come,
 * and divided by multiplying with {@code 1/Σ wₚ}. Every mean of states is made of these three.
 */
final class WeightedSum {
  /** Numbers that are taken at once: a buffer gives them one by one several times slower. */
  static final int PIECE = 4096;

  private final float[] piece = new float[PIECE];
  private final double[] sum;

  WeightedSum(int capacity) {
    sum = new double[capacity];
  }

  int capacity() {
    return sum.length;
  }

  /** Begins sums at place {@code at} with {@code count}, at most a piece, of the values. */
  void begin(int at, FloatBuffer values, int from, int count, double weight) {
    values.get(from, piece, 0, count);
    for (int i = 0; i < count; i++) {
      sum[at + i] = weight * piece[i];
    }
  }

  /** Adds to sums at place {@code at}. */
  void add(int at, FloatBuffer values, int from, int count, double weight) {
    values.get(from, piece, 0, count);
    for (int i = 0; i < count; i++) {
      sum[at + i] += weight * piece[i];
    }
  }

  /** Writes means of sums at place {@code at}. */
  void mean(int at, FloatBuffer means, int from, int count, double weight) {
    double share = 1 / weight;
    for (int i = 0; i < count; i++) {
      piece[i] = (float) (sum[at + i] * share);
    }
    means.put(from, piece, 0, count);
  }
}
