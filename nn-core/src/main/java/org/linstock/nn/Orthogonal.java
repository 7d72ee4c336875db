package org.linstock.nn;

import org.linstock.tensor.Generator;

/**
 * Orthogonal matrices, uniform over all of them: the Q of a normal matrix's QR factorisation with a
 * positive diagonal of R (Mezzadri, 2007). Gram and Schmidt's method, each vector twice, is as
 * exact as Householder's and has the right signs by itself.
 */
final class Orthogonal {
  private Orthogonal() {}

  /** Row by row; the rows are orthonormal, or the columns where they are fewer. */
  static double[] draw(int rows, int columns, double gain, Generator generator) {
    double[][] basis = new double[Math.min(rows, columns)][Math.max(rows, columns)];
    for (int i = 0; i < basis.length; i++) {
      for (int j = 0; j < basis[i].length; j++) {
        basis[i][j] = generator.normal();
      }
      removeEarlier(basis, i);
      removeEarlier(basis, i);
      scale(basis[i], 1 / Math.sqrt(dot(basis[i], basis[i])));
    }
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      int row = i / columns;
      int column = i % columns;
      values[i] = gain * (rows <= columns ? basis[row][column] : basis[column][row]);
    }
    return values;
  }

  private static void removeEarlier(double[][] basis, int i) {
    double[] v = basis[i];
    for (int k = 0; k < i; k++) {
      double along = dot(v, basis[k]);
      for (int j = 0; j < v.length; j++) {
        v[j] -= along * basis[k][j];
      }
    }
  }

  private static void scale(double[] v, double factor) {
    for (int j = 0; j < v.length; j++) {
      v[j] *= factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
