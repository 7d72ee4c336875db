package org.linstock.kernels;

import org.linstock.memory.NdArray;

/**
 * Softmax over rows of a few dozen to some thousand floats, as in attention, and its gradient. As
 * many rows as a piece holds are turned into exponentials at once.
 */
final class CpuSoftmaxRows {
  /** Below this width, exponentials one by one take less time. */
  private static final int SHORTEST = 32;

  /** From this many numbers on, halves are compared as a whole. */
  private static final int HALVED = 16;

  private CpuSoftmaxRows() {}

  static boolean handles(NdArray x) {
    return x.shape()[1] >= SHORTEST && x.shape()[1] <= Scratch.CHUNK;
  }

  static void softmax(NdArray x, NdArray z) {
    float[] piece = Scratch.current().get(0);
    int width = (int) x.shape()[1];
    int n = (int) x.length();
    int stride = Scratch.CHUNK / width * width;
    for (int i = 0; i < n; i += stride) {
      int count = Math.min(stride, n - i);
      x.floats().get(x.start() + i, piece, 0, count);
      softmax(piece, count, width);
      z.floats().put(z.start() + i, piece, 0, count);
    }
  }

  private static void softmax(float[] rows, int count, int width) {
    float[] row = Scratch.current().get(1);
    for (int at = 0; at < count; at += width) {
      System.arraycopy(rows, at, row, 0, width);
      add(rows, at, -max(row, width), width);
    }
    CpuExp.exp(rows, 0, count);
    for (int at = 0; at < count; at += width) {
      scale(rows, at, (float) (1 / CpuReduce.sum(rows, at, width)), width);
    }
  }

  /** {@code z = y·(g − Σ g·y)}, row by row, for the softmax y. */
  static void gradient(NdArray gradient, NdArray y, NdArray z) {
    float[] g = Scratch.current().get(0);
    float[] p = Scratch.current().get(1);
    int width = (int) y.shape()[1];
    int n = (int) y.length();
    int stride = Scratch.CHUNK / width * width;
    for (int i = 0; i < n; i += stride) {
      int count = Math.min(stride, n - i);
      gradient.floats().get(gradient.start() + i, g, 0, count);
      y.floats().get(y.start() + i, p, 0, count);
      multiply(g, p, count);
      for (int at = 0; at < count; at += width) {
        addScaled(g, p, at, (float) -CpuReduce.sum(g, at, width), width);
      }
      z.floats().put(z.start() + i, g, 0, count);
    }
  }

  /** The larger of each half's numbers, until few are left: the JIT compiler vectorises that. */
  private static float max(float[] row, int width) {
    int n = width;
    while (n >= HALVED) {
      int half = n / 2;
      larger(row, n - half, half);
      n -= half;
    }
    float max = row[0];
    for (int i = 1; i < n; i++) {
      max = Math.max(max, row[i]);
    }
    return max;
  }

  // One loop a method, so that each is compiled and vectorised by itself.

  private static void larger(float[] row, int from, int n) {
    for (int i = 0; i < n; i++) {
      row[i] = Math.max(row[i], row[from + i]);
    }
  }

  private static void add(float[] x, int from, float y, int n) {
    for (int i = from; i < from + n; i++) {
      x[i] += y;
    }
  }

  private static void scale(float[] x, int from, float factor, int n) {
    for (int i = from; i < from + n; i++) {
      x[i] *= factor;
    }
  }

  private static void multiply(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      x[i] *= y[i];
    }
  }

  private static void addScaled(float[] x, float[] y, int from, float factor, int n) {
    for (int i = from; i < from + n; i++) {
      x[i] += y[i] * factor;
    }
  }
}
