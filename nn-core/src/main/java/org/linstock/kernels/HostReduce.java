package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/** Folds dimensions by way of Java's heap: exact in int64, and keeping NaN. */
final class HostReduce {
  private HostReduce() {}

  static void reduce(Reduction op, NdArray x, NdArray z) {
    if (x.dtype() == DType.INT64) {
      longs(op, x, z);
    } else {
      doubles(op, x, z);
    }
  }

  private static void longs(Reduction op, NdArray x, NdArray z) {
    long[] values = ArrayIo.toLongs(x);
    int[] target = targets(x, z);
    long[] result = new long[(int) z.length()];
    long start =
        switch (op) {
          case SUM -> 0;
          case MAX -> Long.MIN_VALUE;
          case MIN -> Long.MAX_VALUE;
        };
    Arrays.fill(result, start);
    for (int i = 0; i < values.length; i++) {
      long before = result[target[i]];
      result[target[i]] =
          switch (op) {
            case SUM -> before + values[i];
            case MAX -> Math.max(before, values[i]);
            case MIN -> Math.min(before, values[i]);
          };
    }
    ArrayIo.set(z, result);
  }

  private static void doubles(Reduction op, NdArray x, NdArray z) {
    double[] values = ArrayIo.toDoubles(x);
    int[] target = targets(x, z);
    double[] result = new double[(int) z.length()];
    double start =
        switch (op) {
          case SUM -> 0;
          case MAX -> Double.NEGATIVE_INFINITY;
          case MIN -> Double.POSITIVE_INFINITY;
        };
    Arrays.fill(result, start);
    for (int i = 0; i < values.length; i++) {
      double before = result[target[i]];
      result[target[i]] =
          switch (op) {
            case SUM -> before + values[i];
            case MAX -> Math.max(before, values[i]);
            case MIN -> Math.min(before, values[i]);
          };
    }
    ArrayIo.set(z, result);
  }

  /** For each element of x, row by row, the index of the element of z that it is folded into. */
  private static int[] targets(NdArray x, NdArray z) {
    int[] target = new int[(int) x.length()];
    long[] zStrides = NdArray.contiguousStrides(z.shape());
    long step = x.length();
    for (int d = 0; d < x.rank(); d++) {
      long size = x.shape()[d];
      step /= Math.max(1, size);
      if (z.shape()[d] != 1) {
        for (int i = 0; i < target.length; i++) {
          target[i] += (int) (i / step % size * zStrides[d]);
        }
      }
    }
    return target;
  }
}
