package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** Rows of a float matrix on the heap. */
final class CpuRows {
  private CpuRows() {}

  static void read(NdArray matrix, int row, float[] values) {
    int width = (int) matrix.shape()[1];
    matrix.floats().get(matrix.start() + row * width, values, 0, width);
  }

  static void write(NdArray matrix, int row, float[] values) {
    int width = (int) matrix.shape()[1];
    matrix.floats().put(matrix.start() + row * width, values, 0, width);
  }
}
