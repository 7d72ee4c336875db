package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/**
 * Elementwise functions by way of Java's heap, for any type, strides and backend: slow on a GPU,
 * and right where ND4J has no such op or computes it otherwise.
 */
final class HostElementwise {
  private HostElementwise() {}

  static void unary(Unary op, NdArray x, NdArray z) {
    if (x.dtype() == DType.INT64) {
      long[] values = ArrayIo.toLongs(x);
      Arrays.setAll(values, i -> Functions.of(op, values[i]));
      ArrayIo.set(z, values);
    } else {
      double[] values = ArrayIo.toDoubles(x);
      for (int i = 0; i < values.length; i++) {
        values[i] = Functions.of(op, values[i]);
      }
      ArrayIo.set(z, values);
    }
  }

  static void binary(Binary op, NdArray x, NdArray y, NdArray z) {
    if (x.dtype() == DType.INT64 && y.dtype() == DType.INT64) {
      long[] a = ArrayIo.toLongs(broadcast(x, z));
      long[] b = ArrayIo.toLongs(broadcast(y, z));
      Arrays.setAll(a, i -> Functions.of(op, a[i], b[i]));
      ArrayIo.set(z, a);
    } else {
      double[] a = ArrayIo.toDoubles(broadcast(x, z));
      double[] b = ArrayIo.toDoubles(broadcast(y, z));
      for (int i = 0; i < a.length; i++) {
        a[i] = Functions.of(op, a[i], b[i]);
      }
      ArrayIo.set(z, a);
    }
  }

  static void scalar(Binary op, NdArray x, double y, NdArray z) {
    if (x.dtype() == DType.INT64) {
      long[] a = ArrayIo.toLongs(x);
      Arrays.setAll(a, i -> Functions.of(op, a[i], (long) y));
      ArrayIo.set(z, a);
    } else {
      double other = x.dtype() == DType.FLOAT32 ? (float) y : y;
      double[] a = ArrayIo.toDoubles(x);
      for (int i = 0; i < a.length; i++) {
        a[i] = Functions.of(op, a[i], other);
      }
      ArrayIo.set(z, a);
    }
  }

  static void where(NdArray condition, NdArray x, NdArray y, NdArray z) {
    double[] c = ArrayIo.toDoubles(broadcast(condition, z));
    if (z.dtype() == DType.INT64) {
      long[] a = ArrayIo.toLongs(broadcast(x, z));
      long[] b = ArrayIo.toLongs(broadcast(y, z));
      Arrays.setAll(a, i -> c[i] != 0 ? a[i] : b[i]);
      ArrayIo.set(z, a);
    } else {
      double[] a = ArrayIo.toDoubles(broadcast(x, z));
      double[] b = ArrayIo.toDoubles(broadcast(y, z));
      Arrays.setAll(a, i -> c[i] != 0 ? a[i] : b[i]);
      ArrayIo.set(z, a);
    }
  }

  /** A view of z's shape on x's elements, repeated without copying. */
  static NdArray broadcast(NdArray x, NdArray z) {
    if (Arrays.equals(x.shape(), z.shape())) {
      return x;
    }
    long[] strides = new long[z.rank()];
    int missing = z.rank() - x.rank();
    for (int i = missing; i < strides.length; i++) {
      strides[i] = x.shape()[i - missing] == 1 ? 0 : x.strides()[i - missing];
    }
    return x.view(0, z.shape(), strides);
  }
}
