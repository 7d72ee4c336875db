package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** Rows of a float matrix on the heap, and the activations of gates. */
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

  static void sigmoid(float[] x, int from, int to) {
    for (int j = from; j < to; j++) {
      x[j] = (float) (1 / (1 + Math.exp(-x[j])));
    }
  }

  /**
   * By the exponential, which is an instruction sequence of the JIT compiler's and six times
   * faster.
   */
  static void tanh(float[] x, int from, int to) {
    for (int j = from; j < to; j++) {
      x[j] = (float) (2 / (1 + Math.exp(-2.0 * x[j])) - 1);
    }
  }
}
