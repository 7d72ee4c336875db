package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** The step of a GRU over float arrays, some rows of the batch at a time. */
final class CpuGru {
  private static final ThreadLocal<CpuGru> LAST = new ThreadLocal<>();

  private final int size;
  private final CpuGates gates;
  private final CpuGates from;
  private final float[] h;
  private final float[] g;

  private CpuGru(int size) {
    this.size = size;
    gates = new CpuGates(3, size);
    from = new CpuGates(3, size);
    h = new float[CpuGates.rows(size) * size];
    g = new float[h.length];
  }

  /**
   * This thread's working memory for cells of a size: that of the last call, if it was the same.
   */
  private static CpuGru of(NdArray hidden) {
    int size = (int) hidden.shape()[1];
    CpuGru last = LAST.get();
    if (last == null || last.size != size) {
      last = new CpuGru(size);
      LAST.set(last);
    }
    return last;
  }

  static void cell(NdArray gates, NdArray fromHidden, NdArray hiddenBefore, NdArray hidden) {
    CpuGru gru = of(hidden);
    int batch = (int) hidden.shape()[0];
    int step = CpuGates.rows(gru.size);
    for (int first = 0; first < batch; first += step) {
      int rows = Math.min(step, batch - first);
      gru.gates.read(gates, first, rows);
      gru.from.read(fromHidden, first, rows);
      CpuRows.read(hiddenBefore, first, rows, gru.h);
      gru.forward(rows * gru.size);
      gru.gates.write(gates, first, rows);
      CpuRows.write(hidden, first, rows, gru.h);
    }
  }

  private void forward(int n) {
    float[] fresh = gates.of[2];
    for (int gate = 0; gate < 2; gate++) {
      CpuBinary.add(gates.of[gate], from.of[gate], n);
      CpuTanh.sigmoid(gates.of[gate], n);
    }
    addProduct(fresh, gates.of[0], from.of[2], n);
    CpuTanh.tanh(fresh, n);
    mix(h, gates.of[1], fresh, n);
  }

  private static void addProduct(float[] z, float[] a, float[] b, int n) {
    for (int j = 0; j < n; j++) {
      z[j] += a[j] * b[j];
    }
  }

  private static void mix(float[] h, float[] z, float[] fresh, int n) {
    for (int j = 0; j < n; j++) {
      h[j] = fresh[j] + z[j] * (h[j] - fresh[j]);
    }
  }

  static void gradient(
      NdArray gates,
      NdArray fromHidden,
      NdArray hiddenBefore,
      NdArray gradHidden,
      NdArray gradGates,
      NdArray gradFromHidden) {
    CpuGru gru = of(gradHidden);
    int batch = (int) gradHidden.shape()[0];
    int step = CpuGates.rows(gru.size);
    for (int first = 0; first < batch; first += step) {
      int rows = Math.min(step, batch - first);
      gru.gates.read(gates, first, rows);
      gru.from.read(fromHidden, first, rows);
      CpuRows.read(hiddenBefore, first, rows, gru.h);
      CpuRows.read(gradHidden, first, rows, gru.g);
      gru.back(rows * gru.size);
      gru.gates.write(gradGates, first, rows);
      gru.from.write(gradFromHidden, first, rows);
      CpuRows.write(gradHidden, first, rows, gru.g);
    }
  }

  /** The gates' activations, and the hidden part of their sums, become gradients. */
  private void back(int n) {
    float[] r = gates.of[0];
    float[] z = gates.of[1];
    float[] fresh = gates.of[2];
    throughUpdate(h, g, fresh, z, n);
    throughNew(fresh, g, z, n);
    keep(g, z, n);
    throughReset(from.of[0], fresh, from.of[2], r, n);
    CpuLstm.product(fresh, r, from.of[2], n);
    System.arraycopy(from.of[0], 0, r, 0, n);
    System.arraycopy(h, 0, z, 0, n);
    System.arraycopy(h, 0, from.of[1], 0, n);
  }

  /** Into h. */
  private static void throughUpdate(float[] h, float[] g, float[] fresh, float[] z, int n) {
    for (int j = 0; j < n; j++) {
      h[j] = g[j] * (h[j] - fresh[j]) * z[j] * (1 - z[j]);
    }
  }

  private static void throughNew(float[] fresh, float[] g, float[] z, int n) {
    for (int j = 0; j < n; j++) {
      fresh[j] = g[j] * (1 - z[j]) * (1 - fresh[j] * fresh[j]);
    }
  }

  private static void throughReset(float[] to, float[] gradNew, float[] from, float[] r, int n) {
    for (int j = 0; j < n; j++) {
      to[j] = gradNew[j] * from[j] * r[j] * (1 - r[j]);
    }
  }

  private static void keep(float[] g, float[] z, int n) {
    for (int j = 0; j < n; j++) {
      g[j] *= z[j];
    }
  }
}
