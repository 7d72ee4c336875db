package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/**
 * Copies of floats between arrays of one shape and any strides, in runs that are dense in both:
 * transposed heads of attention, parts of a concatenation.
 */
final class CpuCopy {
  /** Shorter runs are left to ND4J. */
  private static final int SHORTEST_RUN = 8;

  private CpuCopy() {}

  /** Copies if these are arrays that it knows. */
  static boolean copies(NdArray x, NdArray z) {
    if (!reaches(x) || !reaches(z) || !Arrays.equals(x.shape(), z.shape()) || x.length() == 0) {
      return false;
    }
    int outer = x.rank();
    long run = 1;
    while (outer > 0 && isNext(x, outer - 1, run) && isNext(z, outer - 1, run)) {
      outer--;
      run *= x.shape()[outer];
    }
    if (run < SHORTEST_RUN) {
      return false;
    }
    copy(x, x.start(), z, z.start(), 0, outer, (int) run);
    return true;
  }

  private static boolean reaches(NdArray x) {
    return x.dtype() == DType.FLOAT32 && x.isInReach();
  }

  private static boolean isNext(NdArray x, int dim, long run) {
    return x.shape()[dim] == 1 || x.strides()[dim] == run;
  }

  /** Walks through the dimensions from one on to {@code outer}; the rest is a run. */
  private static void copy(NdArray x, int from, NdArray z, int to, int dim, int outer, int run) {
    if (dim == outer) {
      z.floats().put(to, x.floats(), from, run);
      return;
    }
    int xStride = (int) x.strides()[dim];
    int zStride = (int) z.strides()[dim];
    int n = (int) x.shape()[dim];
    for (int i = 0; i < n; i++) {
      copy(x, from + i * xStride, z, to + i * zStride, dim + 1, outer, run);
    }
  }

  /** Floats become whole numbers, if that is what is asked for. */
  static boolean truncates(NdArray x, NdArray z) {
    boolean known =
        x.dtype() == DType.FLOAT32
            && z.dtype() == DType.INT64
            && x.isDirect()
            && z.isDirect()
            && Arrays.equals(x.shape(), z.shape());
    for (int i = 0; known && i < x.length(); i++) {
      z.longs().put(z.start() + i, (long) x.floats().get(x.start() + i));
    }
    return known;
  }
}
