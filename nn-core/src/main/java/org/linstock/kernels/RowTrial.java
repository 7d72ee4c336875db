package org.linstock.kernels;

import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.MemoryLimit;
import org.linstock.memory.NdArray;

/** Whether the rows of a product that are equal come out equal, to the last bit. */
final class RowTrial {
  private static final int ROWS = 128;

  /** Widths of a weight. */
  private static final int[][] SHAPES = {{64, 10}, {100, 100}, {65, 33}, {784, 256}};

  private RowTrial() {}

  static boolean passes() {
    try (MemoryLimit unlimited = MemoryLimit.enter(Long.MAX_VALUE)) {
      for (int[] shape : SHAPES) {
        if (!passes(shape[0], shape[1])) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean passes(int in, int out) {
    NdArray x = Allocator.allocatePersistent(DType.FLOAT32, ROWS, in);
    NdArray weight = Allocator.allocatePersistent(DType.FLOAT32, out, in);
    NdArray z = Allocator.allocatePersistent(DType.FLOAT32, ROWS, out);
    for (int i = 0; i < ROWS * in; i++) {
      x.floats().put(i, value(i % in * 37));
    }
    for (int i = 0; i < out * in; i++) {
      weight.floats().put(i, value(i * 53));
    }
    Blas.gemm(x, false, weight, true, 0, z);
    for (int i = out; i < ROWS * out; i++) {
      if (z.bits().get(i) != z.bits().get(i % out)) {
        return false;
      }
    }
    return true;
  }

  /** Numbers whose sums are rounded. */
  private static float value(int i) {
    return (i % 10_007) / 10_007f - 0.5f;
  }
}
