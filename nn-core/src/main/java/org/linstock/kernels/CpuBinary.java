package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/**
 * Elementwise functions of two float arrays: equal shapes, a scalar, a row repeated along the
 * leading dimensions, or a number for each row.
 */
final class CpuBinary {
  private CpuBinary() {}

  /** Whether {@link #run} knows how to broadcast these. */
  static boolean handles(NdArray x, NdArray y, NdArray z) {
    return Arrays.equals(x.shape(), z.shape())
        && (Arrays.equals(y.shape(), z.shape())
            || y.length() == 1
            || isTrailing(y, z)
            || isColumn(y, z));
  }

  /** Whether y has a number for each of z's rows. */
  private static boolean isColumn(NdArray y, NdArray z) {
    int last = z.rank() - 1;
    return y.rank() == z.rank()
        && y.shape()[last] == 1
        && Arrays.equals(y.shape(), 0, last, z.shape(), 0, last);
  }

  /** Whether y's shape, leading ones aside, is the end of z's. */
  private static boolean isTrailing(NdArray y, NdArray z) {
    int skip = 0;
    while (skip < y.rank() && y.shape()[skip] == 1) {
      skip++;
    }
    int tail = y.rank() - skip;
    return tail <= z.rank()
        && Arrays.equals(y.shape(), skip, y.rank(), z.shape(), z.rank() - tail, z.rank());
  }

  static void run(Binary op, NdArray x, NdArray y, NdArray z) {
    int n = (int) z.length();
    if (y.length() == 1 && n != 1) {
      scalar(op, x, y.floats().get(y.start()), z);
      return;
    }
    if (n > 0 && y.length() < n && isColumn(y, z)) {
      column(op, x, y, z);
      return;
    }
    int row = (int) y.length();
    if (op == Binary.RELU_GRAD && row == n) {
      CpuReluGrad.run(x, y, z);
      return;
    }
    if (row < n && row <= Scratch.CHUNK / 2) {
      repeatedRow(op, x, y, row, z);
      return;
    }
    for (int begin = 0; begin < n; begin += row) {
      longRow(op, x, begin, y, row, z);
    }
  }

  /** A short row is laid out as often as a chunk holds it, and then serves many rows at a time. */
  private static void repeatedRow(Binary op, NdArray x, NdArray y, int row, NdArray z) {
    Scratch scratch = Scratch.current();
    float[] a = scratch.get(0);
    float[] b = scratch.get(1);
    int n = (int) z.length();
    int stride = Scratch.CHUNK / row * row;
    y.floats().get(y.start(), b, 0, row);
    for (int i = row; i < Math.min(stride, n); i += row) {
      System.arraycopy(b, 0, b, i, row);
    }
    for (int i = 0; i < n; i += stride) {
      int count = Math.min(stride, n - i);
      x.floats().get(x.start() + i, a, 0, count);
      apply(op, a, b, count);
      z.floats().put(z.start() + i, a, 0, count);
    }
  }

  private static void longRow(Binary op, NdArray x, int begin, NdArray y, int row, NdArray z) {
    Scratch scratch = Scratch.current();
    float[] a = scratch.get(0);
    float[] b = scratch.get(1);
    for (int i = 0; i < row; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, row - i);
      x.floats().get(x.start() + begin + i, a, 0, count);
      y.floats().get(y.start() + i, b, 0, count);
      apply(op, a, b, count);
      z.floats().put(z.start() + begin + i, a, 0, count);
    }
  }

  private static void column(Binary op, NdArray x, NdArray y, NdArray z) {
    int row = (int) z.shape()[z.rank() - 1];
    for (int r = 0; r < y.length(); r++) {
      scalar(op, x, r * row, y.floats().get(y.start() + r), row, z);
    }
  }

  static void scalar(Binary op, NdArray x, float y, NdArray z) {
    scalar(op, x, 0, y, (int) z.length(), z);
  }

  /** Of {@code n} elements, those from place {@code from} on. */
  private static void scalar(Binary op, NdArray x, int from, float y, int n, NdArray z) {
    Scratch scratch = Scratch.current();
    float[] a = scratch.get(0);
    float[] b = scratch.get(1);
    Arrays.fill(b, 0, Math.min(n, Scratch.CHUNK), y);
    for (int i = from; i < from + n; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, from + n - i);
      x.floats().get(x.start() + i, a, 0, count);
      apply(op, a, b, count);
      z.floats().put(z.start() + i, a, 0, count);
    }
  }

  private static void apply(Binary op, float[] a, float[] b, int n) {
    switch (op) {
      case ADD -> add(a, b, n);
      case SUB -> sub(a, b, n);
      case MUL -> mul(a, b, n);
      case DIV -> div(a, b, n);
      case POW -> pow(a, b, n);
      case SIGMOID_GRAD -> sigmoidGrad(a, b, n);
      case TANH_GRAD -> tanhGrad(a, b, n);
      case MAXIMUM -> maximum(a, b, n);
      case MINIMUM -> minimum(a, b, n);
      default -> any(op, a, b, n);
    }
  }

  // One loop a method, so that each is compiled and vectorised by itself.

  static void add(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] += b[i];
    }
  }

  private static void sub(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] -= b[i];
    }
  }

  private static void mul(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] *= b[i];
    }
  }

  private static void div(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] /= b[i];
    }
  }

  private static void pow(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = (float) Functions.of(Binary.POW, a[i], b[i]);
    }
  }

  private static void sigmoidGrad(float[] g, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      g[i] *= y[i] * (1 - y[i]);
    }
  }

  private static void tanhGrad(float[] g, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      g[i] *= 1 - y[i] * y[i];
    }
  }

  private static void maximum(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.max(a[i], b[i]);
    }
  }

  private static void minimum(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.min(a[i], b[i]);
    }
  }

  private static void any(Binary op, float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = (float) Functions.of(op, a[i], b[i]);
    }
  }
}
