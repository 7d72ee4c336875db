package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/**
 * Indexing and running sums by way of Java's heap, in a fixed order: ND4J's scatter-add races on
 * repeated indices, and its gather knows no missing ones. Sums are in double.
 */
final class HeapIndexing {
  private HeapIndexing() {}

  static void takeBlocks(NdArray x, int[] at, int size, double missing, NdArray z) {
    if (x.dtype() == DType.INT64) {
      long[] from = ArrayIo.toLongs(x);
      long[] to = new long[Math.multiplyExact(at.length, size)];
      for (int i = 0; i < at.length; i++) {
        if (at[i] < 0) {
          Arrays.fill(to, i * size, (i + 1) * size, (long) missing);
        } else {
          System.arraycopy(from, at[i] * size, to, i * size, size);
        }
      }
      ArrayIo.set(z, to);
      return;
    }
    double[] from = ArrayIo.toDoubles(x);
    double[] to = new double[Math.multiplyExact(at.length, size)];
    for (int i = 0; i < at.length; i++) {
      if (at[i] < 0) {
        Arrays.fill(to, i * size, (i + 1) * size, missing);
      } else {
        System.arraycopy(from, at[i] * size, to, i * size, size);
      }
    }
    ArrayIo.set(z, to);
  }

  static void addBlocks(NdArray x, int[] at, int size, NdArray z) {
    if (x.dtype() == DType.INT64) {
      addLongs(x, at, size, z);
      return;
    }
    double[] from = ArrayIo.toDoubles(x);
    double[] sum = ArrayIo.toDoubles(z);
    for (int i = 0; i < at.length; i++) {
      for (int k = 0; at[i] >= 0 && k < size; k++) {
        sum[at[i] * size + k] += from[i * size + k];
      }
    }
    ArrayIo.set(z, sum);
  }

  private static void addLongs(NdArray x, int[] at, int size, NdArray z) {
    long[] from = ArrayIo.toLongs(x);
    long[] sum = ArrayIo.toLongs(z);
    for (int i = 0; i < at.length; i++) {
      for (int k = 0; at[i] >= 0 && k < size; k++) {
        sum[at[i] * size + k] += from[i * size + k];
      }
    }
    ArrayIo.set(z, sum);
  }

  static void cumsum(NdArray x, boolean reverse, NdArray z) {
    int n = (int) x.shape()[1];
    int inner = (int) x.shape()[2];
    int step = reverse ? -inner : inner;
    if (x.dtype() == DType.INT64) {
      long[] values = ArrayIo.toLongs(x);
      for (int i = 0; i < values.length; i++) {
        int at = reverse ? values.length - 1 - i : i;
        values[at] += isFirst(at, n, inner, reverse) ? 0 : values[at - step];
      }
      ArrayIo.set(z, values);
      return;
    }
    double[] values = ArrayIo.toDoubles(x);
    for (int i = 0; i < values.length; i++) {
      int at = reverse ? values.length - 1 - i : i;
      values[at] += isFirst(at, n, inner, reverse) ? 0 : values[at - step];
    }
    ArrayIo.set(z, values);
  }

  private static boolean isFirst(int at, int n, int inner, boolean reverse) {
    return at / inner % n == (reverse ? n - 1 : 0);
  }
}
