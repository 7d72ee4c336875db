package org.linstock.ops;

import org.linstock.memory.NdArray;

/** Strides of other shapes on the same memory. */
final class Strides {
  private Strides() {}

  /**
   * The strides with which x's elements, in their row-major order, have another shape; null when no
   * strides say it. Neighbouring dimensions that lie in memory as one form a run, and a run can be
   * split in any way, but no new dimension can reach over two.
   */
  static long[] of(NdArray x, long... shape) {
    if (x.isContiguous()) {
      return NdArray.contiguousStrides(shape);
    }
    long[] strides = new long[shape.length];
    int d = shape.length - 1;
    int end = x.rank() - 1;
    while (end >= 0) {
      int begin = runBegin(x, end);
      long length = 1;
      for (int i = begin; i <= end; i++) {
        length *= x.shape()[i];
      }
      long step = innerStride(x, begin, end);
      long filled = 1;
      while (d >= 0 && (filled < length || shape[d] == 1)) {
        strides[d] = step * filled;
        filled *= shape[d--];
      }
      if (filled != length) {
        return null;
      }
      end = begin - 1;
    }
    return strides;
  }

  /** The first dimension of the run that ends at a dimension. */
  private static int runBegin(NdArray x, int end) {
    int begin = end;
    long step = x.shape()[end] == 1 ? -1 : x.strides()[end] * x.shape()[end];
    while (begin > 0) {
      long size = x.shape()[begin - 1];
      long stride = x.strides()[begin - 1];
      if (size != 1 && step != -1 && stride != step) {
        break;
      }
      step = size == 1 ? step : stride * size;
      begin--;
    }
    return begin;
  }

  /** The stride of the last dimension of a run that has a size other than 1. */
  private static long innerStride(NdArray x, int begin, int end) {
    for (int i = end; i >= begin; i--) {
      if (x.shape()[i] != 1) {
        return x.strides()[i];
      }
    }
    return 1;
  }
}
