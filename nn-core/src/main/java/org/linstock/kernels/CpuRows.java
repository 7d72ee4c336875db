package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** Rows of a dense float matrix on the heap. */
final class CpuRows {
  private CpuRows() {}

  static void read(NdArray matrix, int first, int rows, float[] values) {
    int width = (int) matrix.shape()[1];
    matrix.floats().get(matrix.start() + first * width, values, 0, rows * width);
  }

  static void write(NdArray matrix, int first, int rows, float[] values) {
    int width = (int) matrix.shape()[1];
    matrix.floats().put(matrix.start() + first * width, values, 0, rows * width);
  }

  /** Each of a matrix's rows becomes the vector. */
  static void repeat(NdArray vector, NdArray matrix) {
    int width = (int) vector.length();
    int rows = (int) Math.min(matrix.shape()[0], Math.max(1, Scratch.CHUNK / width));
    float[] piece = Scratch.current().get(0, rows * width);
    vector.floats().get(vector.start(), piece, 0, width);
    for (int i = 1; i < rows; i++) {
      System.arraycopy(piece, 0, piece, i * width, width);
    }
    int n = (int) matrix.length();
    for (int i = 0; i < n; i += rows * width) {
      matrix.floats().put(matrix.start() + i, piece, 0, Math.min(rows * width, n - i));
    }
  }
}
