package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** The step of an LSTM over float arrays, one example at a time. */
final class CpuLstm {
  private CpuLstm() {}

  static void cell(
      NdArray gates, NdArray cellBefore, NdArray cell, NdArray cellTanh, NdArray hidden) {
    int size = (int) hidden.shape()[1];
    Scratch scratch = Scratch.current();
    float[] a = scratch.get(0, 4 * size);
    float[] c = scratch.get(1, size);
    float[] t = scratch.get(2, size);
    float[] h = scratch.get(3, size);
    for (int row = 0; row < hidden.shape()[0]; row++) {
      CpuRows.read(gates, row, a);
      CpuRows.read(cellBefore, row, c);
      activate(a, size);
      step(a, c, t, h, size);
      CpuRows.write(gates, row, a);
      CpuRows.write(cell, row, c);
      CpuRows.write(cellTanh, row, t);
      CpuRows.write(hidden, row, h);
    }
  }

  private static void activate(float[] a, int size) {
    CpuExp.sigmoid(a, 0, 2 * size);
    CpuExp.tanh(a, 2 * size, 3 * size);
    CpuExp.sigmoid(a, 3 * size, 4 * size);
  }

  private static void step(float[] a, float[] c, float[] t, float[] h, int size) {
    for (int j = 0; j < size; j++) {
      c[j] = a[size + j] * c[j] + a[j] * a[2 * size + j];
      t[j] = c[j];
    }
    CpuExp.tanh(t, 0, size);
    for (int j = 0; j < size; j++) {
      h[j] = a[3 * size + j] * t[j];
    }
  }

  static void gradient(
      NdArray gates,
      NdArray cellBefore,
      NdArray cellTanh,
      NdArray gradHidden,
      NdArray gradCell,
      NdArray gradGates) {
    int size = (int) gradHidden.shape()[1];
    Scratch scratch = Scratch.current();
    float[] a = scratch.get(0, 4 * size);
    float[] c = scratch.get(1, size);
    float[] t = scratch.get(2, size);
    float[] gh = scratch.get(3, size);
    float[] gc = scratch.get(4, size);
    for (int row = 0; row < gradHidden.shape()[0]; row++) {
      CpuRows.read(gates, row, a);
      CpuRows.read(cellBefore, row, c);
      CpuRows.read(cellTanh, row, t);
      CpuRows.read(gradHidden, row, gh);
      CpuRows.read(gradCell, row, gc);
      back(a, c, t, gh, gc, size);
      CpuRows.write(gradGates, row, a);
      CpuRows.write(gradCell, row, gc);
    }
  }

  /** The gates' activations become the gradients of their sums. */
  private static void back(float[] a, float[] c, float[] t, float[] gh, float[] gc, int size) {
    for (int j = 0; j < size; j++) {
      float i = a[j];
      float f = a[size + j];
      float g = a[2 * size + j];
      float o = a[3 * size + j];
      float total = gc[j] + gh[j] * o * (1 - t[j] * t[j]);
      a[j] = total * g * i * (1 - i);
      a[size + j] = total * c[j] * f * (1 - f);
      a[2 * size + j] = total * i * (1 - g * g);
      a[3 * size + j] = gh[j] * t[j] * o * (1 - o);
      gc[j] = total * f;
    }
  }
}
