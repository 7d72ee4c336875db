package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/** Sums and extremes over neighbouring dimensions of a float array, in a fixed order. */
final class CpuReduce {
  /** Rows that are summed in float32 before they join the sum in float64. */
  private static final int BLOCK = 256;

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

  /** x's shape with the last run of neighbouring folded dimensions at 1. */
  static long[] lastRunFolded(NdArray x, NdArray z) {
    long[] shape = x.shape().clone();
    int i = shape.length - 1;
    while (shape[i] == z.shape()[i]) {
      i--;
    }
    for (; i >= 0 && shape[i] != z.shape()[i]; i--) {
      shape[i] = 1;
    }
    return shape;
  }

  static void run(Reduction op, NdArray x, NdArray z, int[] range) {
    int outer = (int) product(x.shape(), 0, range[0]);
    int folded = (int) product(x.shape(), range[0], range[1]);
    int inner = (int) product(x.shape(), range[1], x.rank());
    for (int o = 0; o < outer; o++) {
      int begin = x.start() + o * folded * inner;
      if (op != Reduction.SUM && inner == 1) {
        z.floats().put(z.start() + o, extremeRun(op, x, begin, folded));
      } else if (op != Reduction.SUM) {
        extremeRows(op, x, begin, folded, inner, z, z.start() + o * inner);
      } else if (inner == 1) {
        z.floats().put(z.start() + o, (float) sumRun(x, begin, folded));
      } else {
        sumRows(x, begin, folded, inner, 0, z, z.start() + o * inner);
      }
    }
  }

  private static long product(long[] shape, int from, int to) {
    long product = 1;
    for (int i = from; i < to; i++) {
      product *= shape[i];
    }
    return product;
  }

  private static double sumRun(NdArray x, int begin, int count) {
    float[] chunk = Scratch.current().get(0);
    double sum = 0;
    for (int i = 0; i < count; i += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, count - i);
      x.floats().get(begin + i, chunk, 0, n);
      sum += sum(chunk, 0, n);
    }
    return sum;
  }

  /** In double precision; four sums, which the processor adds side by side. */
  static double sum(float[] x, int from, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i <= from + n - 4; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < from + n; i++) {
      a += x[i];
    }
    return a + b + (c + d);
  }

  /** {@code z[j] = beta·z[j] + Σᵢ x[i·width + j]}. */
  static void sumRows(
      NdArray x, int begin, int rows, int width, double beta, NdArray z, int zBegin) {
    if (rows > BLOCK) {
      sumManyRows(x, begin, rows, width, beta, z, zBegin);
      return;
    }
    float[] sum = Scratch.current().get(1, width);
    if (beta == 0) {
      Arrays.fill(sum, 0, width, 0);
    } else {
      z.floats().get(zBegin, sum, 0, width);
    }
    addRows(x, begin, rows, width, sum);
    z.floats().put(zBegin, sum, 0, width);
  }

  private static void addRows(NdArray x, int begin, int rows, int width, float[] sum) {
    float[] row = Scratch.current().get(0, width);
    for (int i = 0; i < rows; i++) {
      x.floats().get(begin + i * width, row, 0, width);
      CpuBinary.add(sum, row, width);
    }
  }

  /** Blocks of rows are summed in float32 and the blocks in float64, so that errors stay small. */
  private static void sumManyRows(
      NdArray x, int begin, int rows, int width, double beta, NdArray z, int zBegin) {
    float[] block = Scratch.current().get(1, width);
    double[] sum = Scratch.current().zeros(0, width);
    for (int i = 0; i < rows; i += BLOCK) {
      Arrays.fill(block, 0, width, 0);
      addRows(x, begin + i * width, Math.min(BLOCK, rows - i), width, block);
      for (int j = 0; j < width; j++) {
        sum[j] += block[j];
      }
    }
    for (int j = 0; j < width; j++) {
      double before = beta == 0 ? 0 : z.floats().get(zBegin + j);
      z.floats().put(zBegin + j, (float) (before + sum[j]));
    }
  }

  private static float extremeRun(Reduction op, NdArray x, int begin, int count) {
    float[] chunk = Scratch.current().get(0);
    boolean max = op == Reduction.MAX;
    float best = max ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
    for (int i = 0; i < count; i += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, count - i);
      x.floats().get(begin + i, chunk, 0, n);
      for (int k = 0; k < n; k++) {
        best = max ? Math.max(best, chunk[k]) : Math.min(best, chunk[k]);
      }
    }
    return best;
  }

  private static void extremeRows(
      Reduction op, NdArray x, int begin, int rows, int width, NdArray z, int zBegin) {
    float[] row = Scratch.current().get(0, width);
    float[] best = Scratch.current().get(1, width);
    boolean max = op == Reduction.MAX;
    Arrays.fill(best, 0, width, max ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY);
    for (int i = 0; i < rows; i++) {
      x.floats().get(begin + i * width, row, 0, width);
      for (int j = 0; j < width; j++) {
        best[j] = max ? Math.max(best[j], row[j]) : Math.min(best[j], row[j]);
      }
    }
    z.floats().put(zBegin, best, 0, width);
  }
}
