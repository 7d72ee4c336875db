package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/**
 * Normalization of each column of a float matrix, a row at a time, as batch norm over [n, channels]
 * wants it. Rows of a block are summed in float32, blocks in float64.
 */
final class CpuColumnNorm {
  /** Rows of a block, which stays in the second-level cache. */
  private static final int BLOCK = 32;

  /** Shorter rows are left to elementwise kernels. */
  private static final int SHORTEST_ROW = 16;

  private static final ThreadLocal<CpuColumnNorm> LAST = new ThreadLocal<>();

  private final int width;
  private final float[] values;
  private final float[] gradients;
  private final float[][] columns;
  private final double[][] sums;

  private CpuColumnNorm(int width) {
    this.width = width;
    this.values = new float[width];
    this.gradients = new float[width];
    this.columns = new float[4][width];
    this.sums = new double[2][width];
  }

  static boolean handles(Norm norm) {
    return norm.run() == 1
        && norm.affineRun() == 1
        && norm.affine() == norm.statistics()
        && norm.statistics() >= SHORTEST_ROW;
  }

  /**
   * This thread's working memory for rows of a width: that of the last call, if it was the same.
   */
  static CpuColumnNorm of(Norm norm) {
    CpuColumnNorm last = LAST.get();
    if (last == null || last.width != norm.statistics()) {
      last = new CpuColumnNorm(norm.statistics());
      LAST.set(last);
    }
    return last;
  }

  /** Merges the blocks' own means and sums of squares (Chan, Golub and LeVeque, 1983). */
  void moments(NdArray x, NdArray mean, NdArray variance) {
    int rows = rows(x);
    clearSums();
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(rows, from + BLOCK);
      float[] own = cleared(0);
      float[] squares = cleared(1);
      for (int r = from; r < to; r++) {
        read(x, r, values);
        CpuBinary.add(own, values, width);
      }
      divide(own, to - from, width);
      for (int r = from; r < to; r++) {
        read(x, r, values);
        addSquares(squares, values, own, width);
      }
      merge(own, squares, from, to - from);
    }
    for (int j = 0; j < width; j++) {
      mean.floats().put(mean.start() + j, (float) sums[0][j]);
      variance.floats().put(variance.start() + j, (float) (sums[1][j] / rows));
    }
  }

  private void merge(float[] own, float[] squares, double before, double count) {
    double[] means = sums[0];
    double[] deviations = sums[1];
    double all = before + count;
    for (int j = 0; j < width; j++) {
      double delta = own[j] - means[j];
      means[j] += delta * count / all;
      deviations[j] += squares[j] + delta * delta * before * count / all;
    }
  }

  void normalize(NdArray x, NdArray mean, NdArray rstd, NdArray weight, NdArray bias, NdArray z) {
    float[] m = read(mean, columns[0]);
    float[] scale = scale(rstd, weight);
    float[] b = bias == null ? cleared(2) : read(bias, columns[2]);
    for (int r = 0; r < rows(x); r++) {
      read(x, r, values);
      affine(values, m, scale, b, width);
      write(values, z, r);
    }
  }

  /** What an element of a column is multiplied by, in columns[1]. */
  private float[] scale(NdArray rstd, NdArray weight) {
    float[] scale = read(rstd, columns[1]);
    if (weight != null) {
      CpuLstm.product(scale, read(weight, columns[2]), scale, width);
    }
    return scale;
  }

  void gradient(
      NdArray g,
      NdArray x,
      NdArray mean,
      NdArray rstd,
      NdArray weight,
      boolean ofBatch,
      NdArray gradX,
      NdArray gradWeight,
      NdArray gradBias) {
    float[] m = read(mean, columns[0]);
    sum(g, x, m);
    for (int j = 0; j < width; j++) {
      put(gradBias, j, sums[0][j]);
      put(gradWeight, j, sums[1][j] * rstd.floats().get(rstd.start() + j));
    }
    if (gradX != null) {
      float[] scale = scale(rstd, weight);
      coefficients(rstd, scale, ofBatch ? rows(x) : Double.POSITIVE_INFINITY);
      for (int r = 0; r < rows(x); r++) {
        read(g, r, gradients);
        read(x, r, values);
        inputGradient(gradients, values, m, scale, columns[2], columns[3], width);
        write(gradients, gradX, r);
      }
    }
  }

  /** Σ g and Σ g·(x − mean) of each column. */
  private void sum(NdArray g, NdArray x, float[] m) {
    int rows = rows(x);
    clearSums();
    for (int from = 0; from < rows; from += BLOCK) {
      float[] plain = cleared(1);
      float[] product = cleared(2);
      for (int r = from; r < Math.min(rows, from + BLOCK); r++) {
        read(g, r, gradients);
        read(x, r, values);
        CpuBinary.add(plain, gradients, width);
        addProducts(product, gradients, values, m, width);
      }
      for (int j = 0; j < width; j++) {
        sums[0][j] += plain[j];
        sums[1][j] += product[j];
      }
    }
  }

  /** {@code scale·mean(g)} in columns[2], {@code scale·rstd²·mean(g·(x − mean))} in columns[3]. */
  private void coefficients(NdArray rstd, float[] scale, double count) {
    for (int j = 0; j < width; j++) {
      double r = rstd.floats().get(rstd.start() + j);
      columns[2][j] = (float) (scale[j] * sums[0][j] / count);
      columns[3][j] = (float) (scale[j] * r * r * sums[1][j] / count);
    }
  }

  private int rows(NdArray x) {
    return (int) (x.length() / width);
  }

  private void clearSums() {
    Arrays.fill(sums[0], 0);
    Arrays.fill(sums[1], 0);
  }

  private float[] cleared(int column) {
    Arrays.fill(columns[column], 0);
    return columns[column];
  }

  private static float[] read(NdArray x, float[] to) {
    x.floats().get(x.start(), to);
    return to;
  }

  private void read(NdArray x, int row, float[] to) {
    x.floats().get(x.start() + row * width, to);
  }

  private void write(float[] from, NdArray z, int row) {
    z.floats().put(z.start() + row * width, from);
  }

  private static void put(NdArray z, int j, double value) {
    if (z != null) {
      z.floats().put(z.start() + j, (float) value);
    }
  }

  // One loop a method, so that each is compiled and vectorised by itself.

  private static void divide(float[] x, float divisor, int n) {
    for (int j = 0; j < n; j++) {
      x[j] /= divisor;
    }
  }

  private static void addSquares(float[] sums, float[] x, float[] m, int n) {
    for (int j = 0; j < n; j++) {
      sums[j] += (x[j] - m[j]) * (x[j] - m[j]);
    }
  }

  private static void addProducts(float[] sums, float[] g, float[] x, float[] m, int n) {
    for (int j = 0; j < n; j++) {
      sums[j] += g[j] * (x[j] - m[j]);
    }
  }

  private static void affine(float[] x, float[] m, float[] scale, float[] bias, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = (x[j] - m[j]) * scale[j] + bias[j];
    }
  }

  private static void inputGradient(
      float[] g, float[] x, float[] m, float[] scale, float[] shift, float[] slope, int n) {
    for (int j = 0; j < n; j++) {
      g[j] = g[j] * scale[j] - shift[j] - (x[j] - m[j]) * slope[j];
    }
  }
}
