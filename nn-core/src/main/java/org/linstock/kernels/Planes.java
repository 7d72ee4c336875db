package org.linstock.kernels;

import org.linstock.memory.ArrayIo;
import org.linstock.memory.NdArray;

/**
 * Moves values within planes (image and channel) by their positions, through the heap and in order:
 * ND4J's scatter-add races on repeated indices.
 */
final class Planes {
  private Planes() {}

  static void scatter(NdArray x, NdArray indices, NdArray z) {
    double[] values = ArrayIo.toDoubles(x);
    double[] sum = new double[Math.toIntExact(z.length())];
    long[] at = ArrayIo.toLongs(indices);
    for (int i = 0; i < values.length; i++) {
      sum[position(i, at[i], x, z)] += values[i];
    }
    ArrayIo.set(z, sum);
  }

  static void gather(NdArray x, NdArray indices, NdArray z) {
    double[] values = ArrayIo.toDoubles(x);
    double[] picked = new double[Math.toIntExact(z.length())];
    long[] at = ArrayIo.toLongs(indices);
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[position(i, at[i], z, x)];
    }
    ArrayIo.set(z, picked);
  }

  /** Where element {@code i} of the small planes lies in the large ones. */
  private static int position(int i, long index, NdArray small, NdArray large) {
    long planes = small.shape()[0] * small.shape()[1];
    return (int) (i / (small.length() / planes) * (large.length() / planes) + index);
  }
}
