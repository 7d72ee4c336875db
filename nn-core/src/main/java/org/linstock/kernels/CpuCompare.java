package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/** Comparisons of float arrays into truth values, and choices by them. */
final class CpuCompare {
  private CpuCompare() {}

  static boolean handles(Binary op, NdArray x, NdArray y, NdArray z) {
    return op.isComparison()
        && direct(x, DType.FLOAT32)
        && direct(y, DType.FLOAT32)
        && direct(z, DType.BOOL)
        && Arrays.equals(x.shape(), z.shape())
        && Arrays.equals(y.shape(), z.shape());
  }

  static boolean handlesWhere(NdArray condition, NdArray x, NdArray y, NdArray z) {
    return direct(condition, DType.BOOL)
        && direct(z, DType.FLOAT32)
        && Arrays.equals(condition.shape(), z.shape())
        && fits(x, z)
        && fits(y, z);
  }

  private static boolean fits(NdArray x, NdArray z) {
    return direct(x, DType.FLOAT32) && (x.length() == 1 || Arrays.equals(x.shape(), z.shape()));
  }

  private static boolean direct(NdArray x, DType dtype) {
    return x.dtype() == dtype && x.isDirect();
  }

  static void run(Binary op, NdArray x, NdArray y, NdArray z) {
    float[] a = Scratch.current().get(0);
    float[] b = Scratch.current().get(1);
    byte[] truth = new byte[Scratch.CHUNK];
    int n = (int) z.length();
    for (int i = 0; i < n; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, n - i);
      x.floats().get(x.start() + i, a, 0, count);
      y.floats().get(y.start() + i, b, 0, count);
      compare(op, a, b, truth, count);
      z.bytes().put(z.start() + i, truth, 0, count);
    }
  }

  static void scalar(Binary op, NdArray x, float y, NdArray z) {
    float[] a = Scratch.current().get(0);
    float[] b = Scratch.current().get(1);
    byte[] truth = new byte[Scratch.CHUNK];
    int n = (int) z.length();
    Arrays.fill(b, 0, Math.min(n, Scratch.CHUNK), y);
    for (int i = 0; i < n; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, n - i);
      x.floats().get(x.start() + i, a, 0, count);
      compare(op, a, b, truth, count);
      z.bytes().put(z.start() + i, truth, 0, count);
    }
  }

  private static void compare(Binary op, float[] a, float[] b, byte[] truth, int n) {
    for (int i = 0; i < n; i++) {
      boolean holds =
          switch (op) {
            case GT -> a[i] > b[i];
            case GE -> a[i] >= b[i];
            case LT -> a[i] < b[i];
            case LE -> a[i] <= b[i];
            case EQ -> a[i] == b[i];
            default -> a[i] != b[i];
          };
      truth[i] = (byte) (holds ? 1 : 0);
    }
  }

  static void where(NdArray condition, NdArray x, NdArray y, NdArray z) {
    float[] a = Scratch.current().get(0);
    float[] b = Scratch.current().get(1);
    byte[] take = new byte[Scratch.CHUNK];
    int n = (int) z.length();
    for (int i = 0; i < n; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, n - i);
      condition.bytes().get(condition.start() + i, take, 0, count);
      stage(x, i, a, count);
      stage(y, i, b, count);
      choose(take, a, b, count);
      z.floats().put(z.start() + i, b, 0, count);
    }
  }

  private static void stage(NdArray x, int from, float[] chunk, int count) {
    if (x.length() == 1) {
      Arrays.fill(chunk, 0, count, x.floats().get(x.start()));
    } else {
      x.floats().get(x.start() + from, chunk, 0, count);
    }
  }

  private static void choose(byte[] take, float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      b[i] = take[i] != 0 ? a[i] : b[i];
    }
  }
}
