package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** The step of an LSTM over float arrays, some rows of the batch at a time. */
final class CpuLstm {
  private static final ThreadLocal<CpuLstm> LAST = new ThreadLocal<>();

  private final int size;
  private final CpuGates gates;
  private final CpuGates gradients;
  private final float[] bias;
  private final float[] c;
  private final float[] t;
  private final float[] gh;
  private final float[] gc;

  private CpuLstm(int size) {
    this.size = size;
    gates = new CpuGates(4, size);
    gradients = new CpuGates(4, size);
    bias = new float[4 * size];
    int n = CpuGates.rows(size) * size;
    c = new float[n];
    t = new float[n];
    gh = new float[n];
    gc = new float[n];
  }

  /**
   * This thread's working memory for cells of a size: that of the last call, if it was the same.
   */
  private static CpuLstm of(NdArray hidden) {
    int size = (int) hidden.shape()[1];
    CpuLstm last = LAST.get();
    if (last == null || last.size != size) {
      last = new CpuLstm(size);
      LAST.set(last);
    }
    return last;
  }

  static void cell(
      NdArray sums,
      NdArray fromHidden,
      NdArray bias,
      NdArray cellBefore,
      NdArray gates,
      NdArray cell,
      NdArray cellTanh,
      NdArray hidden) {
    CpuLstm lstm = of(hidden);
    float[] biases = bias == null ? null : lstm.bias;
    if (bias != null) {
      bias.floats().get(bias.start(), biases);
    }
    int batch = (int) hidden.shape()[0];
    int step = CpuGates.rows(lstm.size);
    for (int first = 0; first < batch; first += step) {
      int rows = Math.min(step, batch - first);
      lstm.gates.readSum(sums, fromHidden, biases, first, rows);
      CpuRows.read(cellBefore, first, rows, lstm.c);
      lstm.forward(rows * lstm.size);
      lstm.gates.write(gates, first, rows);
      CpuRows.write(cell, first, rows, lstm.c);
      CpuRows.write(cellTanh, first, rows, lstm.t);
      CpuRows.write(hidden, first, rows, lstm.gh);
    }
  }

  /** From the gates' sums to their activations, the cell, its tanh and, in gh, the hidden state. */
  private void forward(int n) {
    CpuTanh.sigmoid(gates.of[0], n);
    CpuTanh.sigmoid(gates.of[1], n);
    CpuTanh.tanh(gates.of[2], n);
    CpuTanh.sigmoid(gates.of[3], n);
    cell(c, gates.of[1], gates.of[0], gates.of[2], n);
    System.arraycopy(c, 0, t, 0, n);
    CpuTanh.tanh(t, n);
    product(gates.of[3], t, gh, n);
  }

  private static void cell(float[] c, float[] f, float[] i, float[] g, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = f[j] * c[j] + i[j] * g[j];
    }
  }

  static void product(float[] a, float[] b, float[] z, int n) {
    for (int j = 0; j < n; j++) {
      z[j] = a[j] * b[j];
    }
  }

  static void gradient(
      NdArray gates,
      NdArray cellBefore,
      NdArray cellTanh,
      NdArray gradHidden,
      NdArray gradCell,
      NdArray gradGates) {
    CpuLstm lstm = of(gradHidden);
    int batch = (int) gradHidden.shape()[0];
    int step = CpuGates.rows(lstm.size);
    for (int first = 0; first < batch; first += step) {
      int rows = Math.min(step, batch - first);
      lstm.gates.read(gates, first, rows);
      CpuRows.read(cellBefore, first, rows, lstm.c);
      CpuRows.read(cellTanh, first, rows, lstm.t);
      CpuRows.read(gradHidden, first, rows, lstm.gh);
      CpuRows.read(gradCell, first, rows, lstm.gc);
      lstm.back(rows * lstm.size);
      lstm.gradients.write(gradGates, first, rows);
      CpuRows.write(gradCell, first, rows, lstm.gc);
    }
  }

  /**
   * From gh and gc to the gradients of the gates' sums, in gradients, and of the cell before, in
   * gc.
   */
  private void back(int n) {
    float[] i = gates.of[0];
    float[] f = gates.of[1];
    float[] g = gates.of[2];
    float[] o = gates.of[3];
    throughHidden(gc, gh, o, t, n);
    product(gh, t, gh, n);
    throughSigmoid(gh, o, gradients.of[3], n);
    product(gc, g, gh, n);
    throughSigmoid(gh, i, gradients.of[0], n);
    product(gc, c, gh, n);
    throughSigmoid(gh, f, gradients.of[1], n);
    throughTanh(gc, i, g, gradients.of[2], n);
    product(gc, f, gc, n);
  }

  private static void throughHidden(float[] gc, float[] gh, float[] o, float[] t, int n) {
    for (int j = 0; j < n; j++) {
      gc[j] += gh[j] * o[j] * (1 - t[j] * t[j]);
    }
  }

  private static void throughSigmoid(float[] g, float[] y, float[] z, int n) {
    for (int j = 0; j < n; j++) {
      z[j] = g[j] * y[j] * (1 - y[j]);
    }
  }

  private static void throughTanh(float[] gc, float[] i, float[] g, float[] z, int n) {
    for (int j = 0; j < n; j++) {
      z[j] = gc[j] * i[j] * (1 - g[j] * g[j]);
    }
  }
}
