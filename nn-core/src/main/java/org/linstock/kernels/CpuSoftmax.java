package org.linstock.kernels;

import org.linstock.memory.NdArray;

/**
 * Softmax and its cross-entropy over the rows of a float matrix; the exponentials are summed in
 * double.
 */
final class CpuSoftmax {
  /** From here on, exponentials all at once take less time than one by one. */
  private static final int LONG_ROW = 32;

  private CpuSoftmax() {}

  static void softmax(NdArray x, NdArray z) {
    rows(x, z, (row, width) -> exponentiate(row, width));
  }

  static void logSoftmax(NdArray x, NdArray z) {
    rows(x, z, CpuSoftmax::logarithms);
  }

  static void crossEntropy(NdArray logits, NdArray labels, NdArray probabilities, NdArray losses) {
    int width = (int) logits.shape()[1];
    float[] row = Scratch.current().get(0, width);
    for (int i = 0; i < logits.shape()[0]; i++) {
      logits.floats().get(logits.start() + i * width, row, 0, width);
      int label = (int) labels.longs().get(labels.start() + i);
      float target = row[label];
      double logSum = exponentiate(row, width);
      losses.floats().put(losses.start() + i, (float) (logSum - target));
      probabilities.floats().put(probabilities.start() + i * width, row, 0, width);
    }
  }

  static void crossEntropyGrad(NdArray probabilities, NdArray labels, NdArray scale, NdArray z) {
    int width = (int) z.shape()[1];
    float[] row = Scratch.current().get(0, width);
    for (int i = 0; i < z.shape()[0]; i++) {
      probabilities.floats().get(probabilities.start() + i * width, row, 0, width);
      row[(int) labels.longs().get(labels.start() + i)] -= 1;
      scale(row, scale.floats().get(scale.start() + i), width);
      z.floats().put(z.start() + i * width, row, 0, width);
    }
  }

  private interface RowFunction {
    void apply(float[] row, int width);
  }

  private static void rows(NdArray x, NdArray z, RowFunction function) {
    int width = (int) x.shape()[1];
    float[] row = Scratch.current().get(0, width);
    for (int i = 0; i < x.shape()[0]; i++) {
      x.floats().get(x.start() + i * width, row, 0, width);
      function.apply(row, width);
      z.floats().put(z.start() + i * width, row, 0, width);
    }
  }

  /** Turns logits into probabilities and returns the logarithm of the sum of their exponentials. */
  private static double exponentiate(float[] row, int width) {
    float max = max(row, width);
    double sum = width < LONG_ROW ? shortRow(row, max, width) : longRow(row, max, width);
    scale(row, (float) (1 / sum), width);
    return max + Math.log(sum);
  }

  /** Turns x into exp(x − max) and returns the sum. */
  private static double shortRow(float[] row, float max, int width) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      double e = Math.exp(row[i] - max);
      row[i] = (float) e;
      sum += e;
    }
    return sum;
  }

  /** As {@link #shortRow}, all at once. */
  private static double longRow(float[] row, float max, int width) {
    for (int i = 0; i < width; i++) {
      row[i] -= max;
    }
    CpuExp.exp(row, 0, width);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += row[i];
    }
    return sum;
  }

  private static void logarithms(float[] row, int width) {
    float max = max(row, width);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += Math.exp(row[i] - max);
    }
    double shift = max + Math.log(sum);
    for (int i = 0; i < width; i++) {
      row[i] = (float) (row[i] - shift);
    }
  }

  private static float max(float[] row, int width) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < width; i++) {
      max = Math.max(max, row[i]);
    }
    return max;
  }

  private static void scale(float[] row, float factor, int width) {
    for (int i = 0; i < width; i++) {
      row[i] *= factor;
    }
  }
}
