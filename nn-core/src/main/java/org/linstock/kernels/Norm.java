package org.linstock.kernels;

/**
 * Which elements of a row-major array are normalized together, and which share a weight and a bias:
 * element i belongs to statistic {@code (i / run) mod statistics} and to weight {@code (i /
 * affineRun) mod affine}.
 *
 * @param statistics the number of means and variances
 * @param run neighbours that share a statistic
 * @param affine the number of weights and biases
 * @param affineRun neighbours that share a weight
 */
public record Norm(int statistics, int run, int affine, int affineRun) {
  /** The array's shape with the statistics along dimension 1. */
  public long[] byStatistic(long length) {
    return new long[] {length / Math.max(1, (long) statistics * run), statistics, run};
  }

  /** The array's shape with the weights along dimension 1. */
  public long[] byAffine(long length) {
    return new long[] {length / Math.max(1, (long) affine * affineRun), affine, affineRun};
  }

  /** How many elements share a statistic. */
  public long count(long length) {
    return length / statistics;
  }
}
