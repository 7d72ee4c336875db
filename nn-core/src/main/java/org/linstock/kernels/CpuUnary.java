package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** Elementwise functions of one float array. */
final class CpuUnary {
  private CpuUnary() {}

  /** All but the error function, which ND4J has and Java has not. */
  static boolean handles(Unary op) {
    return op != Unary.ERF && op != Unary.ERFC;
  }

  static void run(Unary op, NdArray x, NdArray z) {
    float[] chunk = Scratch.current().get(0);
    int n = (int) x.length();
    for (int i = 0; i < n; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, n - i);
      x.floats().get(x.start() + i, chunk, 0, count);
      apply(op, chunk, count);
      z.floats().put(z.start() + i, chunk, 0, count);
    }
  }

  private static void apply(Unary op, float[] x, int n) {
    switch (op) {
      case NEG -> neg(x, n);
      case ABS -> abs(x, n);
      case SQRT -> sqrt(x, n);
      case RELU -> relu(x, n);
      case SIGMOID -> CpuExp.sigmoid(x, 0, n);
      case TANH -> CpuTanh.tanh(x, n);
      case EXP -> CpuExp.exp(x, 0, n);
      case LOG -> log(x, n);
      default -> any(op, x, n);
    }
  }

  // One loop a method, so that each is compiled and vectorised by itself.

  private static void neg(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = -x[i];
    }
  }

  private static void abs(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = Math.abs(x[i]);
    }
  }

  private static void sqrt(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = (float) Math.sqrt(x[i]);
    }
  }

  private static void relu(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      // Math.max keeps a NaN, as PyTorch does.
      x[i] = Math.max(x[i], 0f);
    }
  }

  private static void log(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = (float) Math.log(x[i]);
    }
  }

  private static void any(Unary op, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = (float) Functions.of(op, x[i]);
    }
  }
}
