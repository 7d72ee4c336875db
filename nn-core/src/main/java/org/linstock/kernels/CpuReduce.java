package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/** Sums over neighbouring dimensions of a float array, in a fixed order. */
final class CpuReduce {
  private CpuReduce() {}

  /** The first and last-plus-one folded dimension when they are neighbours, else null. */
  static int[] foldedRange(NdArray x, NdArray z) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < x.rank(); i++) {
      if (x.shape()[i] != z.shape()[i]) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    for (int i = Math.max(first, 0); i < last; i++) {
      if (x.shape()[i] == z.shape()[i] && x.shape()[i] != 1) {
        return null;
      }
    }
    return first < 0 ? new int[] {0, 0} : new int[] {first, last + 1};
  }

  static void sum(NdArray x, NdArray z, int[] range) {
    int outer = (int) product(x.shape(), 0, range[0]);
    int folded = (int) product(x.shape(), range[0], range[1]);
    int inner = (int) product(x.shape(), range[1], x.rank());
    for (int o = 0; o < outer; o++) {
      int begin = x.start() + o * folded * inner;
      if (inner == 1) {
        z.floats().put(z.start() + o, (float) sumRun(x, begin, folded));
      } else {
        sumRows(x, begin, folded, inner, 0, z, z.start() + o * inner);
      }
    }
  }

  private static long product(long[] shape, int from, int to) {
    return NdArray.length(Arrays.copyOfRange(shape, from, to));
  }

  private static double sumRun(NdArray x, int begin, int count) {
    float[] chunk = Scratch.current().get(0);
    double sum = 0;
    for (int i = 0; i < count; i += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, count - i);
      x.floats().get(begin + i, chunk, 0, n);
      for (int k = 0; k < n; k++) {
        sum += chunk[k];
      }
    }
    return sum;
  }

  /** {@code z[j] = beta·z[j] + Σᵢ x[i·width + j]}. */
  static void sumRows(
      NdArray x, int begin, int rows, int width, double beta, NdArray z, int zBegin) {
    Scratch scratch = Scratch.current();
    float[] row = scratch.get(0, width);
    float[] sum = scratch.get(1, width);
    if (beta == 0) {
      Arrays.fill(sum, 0, width, 0);
    } else {
      z.floats().get(zBegin, sum, 0, width);
    }
    for (int i = 0; i < rows; i++) {
      x.floats().get(begin + i * width, row, 0, width);
      CpuBinary.add(sum, row, width);
    }
    z.floats().put(zBegin, sum, 0, width);
  }
}
