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
}
