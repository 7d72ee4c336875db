package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** Indexing as copies and sums straight between the arrays' memory. */
final class CpuIndexing {
  private CpuIndexing() {}

  static boolean handles(NdArray x, NdArray z) {
    return x.isDirect() && z.isDirect();
  }

  static void takeBlocks(NdArray x, int[] at, int size, double missing, NdArray z) {
    switch (x.dtype()) {
      case FLOAT32 -> takeFloats(x, at, size, (float) missing, z);
      case FLOAT64 -> takeDoubles(x, at, size, missing, z);
      case INT64 -> takeLongs(x, at, size, (long) missing, z);
      case BOOL -> takeTruths(x, at, size, (byte) (missing == 0 ? 0 : 1), z);
    }
  }

  private static void takeFloats(NdArray x, int[] at, int size, float missing, NdArray z) {
    for (int i = 0; i < at.length; i++) {
      int to = z.start() + i * size;
      if (at[i] >= 0) {
        z.floats().put(to, x.floats(), x.start() + at[i] * size, size);
      }
      for (int k = 0; at[i] < 0 && k < size; k++) {
        z.floats().put(to + k, missing);
      }
    }
  }

  private static void takeDoubles(NdArray x, int[] at, int size, double missing, NdArray z) {
    for (int i = 0; i < at.length; i++) {
      int to = z.start() + i * size;
      if (at[i] >= 0) {
        z.doubles().put(to, x.doubles(), x.start() + at[i] * size, size);
      }
      for (int k = 0; at[i] < 0 && k < size; k++) {
        z.doubles().put(to + k, missing);
      }
    }
  }

  private static void takeLongs(NdArray x, int[] at, int size, long missing, NdArray z) {
    for (int i = 0; i < at.length; i++) {
      int to = z.start() + i * size;
      if (at[i] >= 0) {
        z.longs().put(to, x.longs(), x.start() + at[i] * size, size);
      }
      for (int k = 0; at[i] < 0 && k < size; k++) {
        z.longs().put(to + k, missing);
      }
    }
  }

  private static void takeTruths(NdArray x, int[] at, int size, byte missing, NdArray z) {
    for (int i = 0; i < at.length; i++) {
      int to = z.start() + i * size;
      if (at[i] >= 0) {
        z.bytes().put(to, x.bytes(), x.start() + at[i] * size, size);
      }
      for (int k = 0; at[i] < 0 && k < size; k++) {
        z.bytes().put(to + k, missing);
      }
    }
  }

  /** Of floats, a block at a time through the heap, where the loop is vectorised. */
  static void addBlocks(NdArray x, int[] at, int size, NdArray z) {
    Scratch scratch = Scratch.current();
    float[] block = scratch.get(0, size);
    float[] sum = scratch.get(1, size);
    int stride = x.isContiguous() ? size : (int) x.strides()[0];
    for (int i = 0; i < at.length; i++) {
      if (at[i] >= 0) {
        x.floats().get(x.start() + i * stride, block, 0, size);
        z.floats().get(z.start() + at[i] * size, sum, 0, size);
        CpuBinary.add(sum, block, size);
        z.floats().put(z.start() + at[i] * size, sum, 0, size);
      }
    }
  }
}
