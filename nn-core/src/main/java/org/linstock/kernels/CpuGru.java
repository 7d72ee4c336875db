package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** The step of a GRU over float arrays, one example at a time. */
final class CpuGru {
  private CpuGru() {}

  static void cell(NdArray gates, NdArray fromHidden, NdArray hiddenBefore, NdArray hidden) {
    int size = (int) hidden.shape()[1];
    Scratch scratch = Scratch.current();
    float[] a = scratch.get(0, 3 * size);
    float[] from = scratch.get(1, 3 * size);
    float[] h = scratch.get(2, size);
    for (int row = 0; row < hidden.shape()[0]; row++) {
      CpuRows.read(gates, row, a);
      CpuRows.read(fromHidden, row, from);
      CpuRows.read(hiddenBefore, row, h);
      step(a, from, h, size);
      CpuRows.write(gates, row, a);
      CpuRows.write(hidden, row, h);
    }
  }

  private static void step(float[] a, float[] from, float[] h, int size) {
    for (int j = 0; j < 2 * size; j++) {
      a[j] += from[j];
    }
    CpuExp.sigmoid(a, 0, 2 * size);
    for (int j = 0; j < size; j++) {
      a[2 * size + j] += a[j] * from[2 * size + j];
    }
    CpuExp.tanh(a, 2 * size, 3 * size);
    for (int j = 0; j < size; j++) {
      float n = a[2 * size + j];
      h[j] = n + a[size + j] * (h[j] - n);
    }
  }

  static void gradient(
      NdArray gates,
      NdArray fromHidden,
      NdArray hiddenBefore,
      NdArray gradHidden,
      NdArray gradGates,
      NdArray gradFromHidden) {
    int size = (int) gradHidden.shape()[1];
    Scratch scratch = Scratch.current();
    float[] a = scratch.get(0, 3 * size);
    float[] from = scratch.get(1, 3 * size);
    float[] h = scratch.get(2, size);
    float[] g = scratch.get(3, size);
    for (int row = 0; row < gradHidden.shape()[0]; row++) {
      CpuRows.read(gates, row, a);
      CpuRows.read(fromHidden, row, from);
      CpuRows.read(hiddenBefore, row, h);
      CpuRows.read(gradHidden, row, g);
      back(a, from, h, g, size);
      CpuRows.write(gradGates, row, a);
      CpuRows.write(gradFromHidden, row, from);
      CpuRows.write(gradHidden, row, g);
    }
  }

  /** The gates' activations, and the hidden part of their sums, become gradients. */
  private static void back(float[] a, float[] from, float[] h, float[] g, int size) {
    for (int j = 0; j < size; j++) {
      float r = a[j];
      float z = a[size + j];
      float n = a[2 * size + j];
      float gradNew = g[j] * (1 - z) * (1 - n * n);
      a[j] = gradNew * from[2 * size + j] * r * (1 - r);
      a[size + j] = g[j] * (h[j] - n) * z * (1 - z);
      a[2 * size + j] = gradNew;
      from[j] = a[j];
      from[size + j] = a[size + j];
      from[2 * size + j] = gradNew * r;
      g[j] *= z;
    }
  }
}
