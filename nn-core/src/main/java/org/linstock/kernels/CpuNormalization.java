package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/**
 * Normalization of float arrays, a run of neighbours that share a statistic at a time; sums are
 * kept in double precision.
 */
final class CpuNormalization {
  private final Norm norm;
  private final int run;
  private final int part;

  CpuNormalization(Norm norm) {
    this.norm = norm;
    this.run = norm.run();
    // Within a part a single weight holds, or each element has its own.
    this.part = norm.affineRun() == 1 ? run : Math.min(run, norm.affineRun());
  }

  /** Whether the runs are worth their overhead and hold whole weights. */
  static boolean handles(Norm norm) {
    return norm.run() >= 4 && (norm.affineRun() == 1 || norm.run() % norm.affineRun() == 0);
  }

  /** Merges the runs' own means and sums of squares (Chan, Golub and LeVeque, 1983). */
  void moments(NdArray x, NdArray mean, NdArray variance) {
    int statistics = norm.statistics();
    double[] means = Scratch.current().zeros(0, statistics);
    double[] squares = Scratch.current().zeros(1, statistics);
    float[] values = Scratch.current().get(0, run);
    int runs = (int) x.length() / run;
    for (int b = 0; b < runs; b++) {
      x.floats().get(x.start() + b * run, values, 0, run);
      double own = CpuReduce.sum(values, 0, run) / run;
      double deviation = squares(values, run, own);
      int s = b % statistics;
      int before = b / statistics;
      double delta = own - means[s];
      means[s] += delta / (before + 1);
      squares[s] += deviation + delta * delta * run * before / (before + 1);
    }
    double count = (double) norm.count(x.length());
    for (int s = 0; s < statistics; s++) {
      mean.floats().put(mean.start() + s, (float) means[s]);
      variance.floats().put(variance.start() + s, (float) (squares[s] / count));
    }
  }

  void normalize(NdArray x, NdArray mean, NdArray rstd, NdArray weight, NdArray bias, NdArray z) {
    float[] w = heap(3, weight, 1);
    float[] c = heap(4, bias, 0);
    float[] values = Scratch.current().get(0, run);
    for (int b = 0; b < (int) x.length() / run; b++) {
      x.floats().get(x.start() + b * run, values, 0, run);
      float m = at(mean, b);
      float r = at(rstd, b);
      for (int i = 0; i < run; i += part) {
        int k = affine(b * run + i);
        if (norm.affineRun() == 1) {
          for (int j = 0; j < part; j++) {
            values[j] = (values[j] - m) * r * w[k + j] + c[k + j];
          }
        } else {
          scale(values, i, m, r * w[k], c[k]);
        }
      }
      z.floats().put(z.start() + b * run, values, 0, run);
    }
  }

  private void scale(float[] values, int from, float shift, float factor, float bias) {
    for (int j = from; j < from + part; j++) {
      values[j] = (values[j] - shift) * factor + bias;
    }
  }

  void gradient(
      NdArray g,
      NdArray x,
      NdArray mean,
      NdArray rstd,
      NdArray weight,
      boolean ofBatch,
      NdArray gradX,
      NdArray gradWeight,
      NdArray gradBias) {
    Sums sums = new Sums(norm);
    float[] w = heap(3, weight, 1);
    float[] values = Scratch.current().get(0, run);
    float[] gradients = Scratch.current().get(1, run);
    int runs = (int) x.length() / run;
    for (int b = 0; b < runs; b++) {
      x.floats().get(x.start() + b * run, values, 0, run);
      g.floats().get(g.start() + b * run, gradients, 0, run);
      addSums(b, gradients, values, at(mean, b), at(rstd, b), w, sums);
    }
    if (gradX != null) {
      double count = ofBatch ? (double) norm.count(x.length()) : Double.POSITIVE_INFINITY;
      for (int b = 0; b < runs; b++) {
        x.floats().get(x.start() + b * run, values, 0, run);
        g.floats().get(g.start() + b * run, gradients, 0, run);
        inputGradient(b, gradients, values, at(mean, b), at(rstd, b), w, sums, count);
        gradX.floats().put(gradX.start() + b * run, gradients, 0, run);
      }
    }
    put(sums.weight, gradWeight);
    put(sums.bias, gradBias);
  }

  /** What a gradient sums up to, for each statistic and each weight. */
  private static final class Sums {
    final double[] first;
    final double[] second;
    final double[] weight;
    final double[] bias;

    Sums(Norm norm) {
      Scratch scratch = Scratch.current();
      first = scratch.zeros(0, norm.statistics());
      second = scratch.zeros(1, norm.statistics());
      weight = scratch.zeros(2, norm.affine());
      bias = scratch.zeros(3, norm.affine());
    }
  }

  private void addSums(int b, float[] g, float[] x, float m, float r, float[] w, Sums sums) {
    int s = b % norm.statistics();
    for (int i = 0; i < run; i += part) {
      int k = affine(b * run + i);
      if (norm.affineRun() == 1) {
        addEach(s, k, g, x, m, r, w, sums);
      } else {
        double plain = CpuReduce.sum(g, i, part);
        double normal = product(g, x, i, part, m) * r;
        sums.bias[k] += plain;
        sums.weight[k] += normal;
        sums.first[s] += plain * w[k];
        sums.second[s] += normal * w[k];
      }
    }
  }

  private void addEach(int s, int k, float[] g, float[] x, float m, float r, float[] w, Sums sums) {
    double first = 0;
    double second = 0;
    for (int j = 0; j < part; j++) {
      float normal = (x[j] - m) * r;
      sums.bias[k + j] += g[j];
      sums.weight[k + j] += g[j] * normal;
      float h = g[j] * w[k + j];
      first += h;
      second += h * normal;
    }
    sums.first[s] += first;
    sums.second[s] += second;
  }

  /** {@code rstd·(h − mean(h) − x̂·mean(h·x̂))} with {@code h = g·weight}, in place of g. */
  private void inputGradient(
      int b, float[] g, float[] x, float m, float r, float[] w, Sums sums, double count) {
    int s = b % norm.statistics();
    float shift = (float) (r * sums.first[s] / count);
    float slope = (float) ((double) r * r * sums.second[s] / count);
    for (int i = 0; i < run; i += part) {
      int k = affine(b * run + i);
      if (norm.affineRun() == 1) {
        for (int j = 0; j < part; j++) {
          g[j] = g[j] * w[k + j] * r - shift - (x[j] - m) * slope;
        }
      } else {
        float factor = w[k] * r;
        for (int j = i; j < i + part; j++) {
          g[j] = g[j] * factor - shift - (x[j] - m) * slope;
        }
      }
    }
  }

  private int affine(int element) {
    return element / norm.affineRun() % norm.affine();
  }

  private float at(NdArray statistic, int b) {
    return statistic.floats().get(statistic.start() + b % norm.statistics());
  }

  private float[] heap(int slot, NdArray affine, float otherwise) {
    float[] values = Scratch.current().get(slot, norm.affine());
    if (affine == null) {
      Arrays.fill(values, 0, norm.affine(), otherwise);
    } else {
      affine.floats().get(affine.start(), values, 0, norm.affine());
    }
    return values;
  }

  private static void put(double[] sums, NdArray z) {
    if (z != null) {
      for (int k = 0; k < z.length(); k++) {
        z.floats().put(z.start() + k, (float) sums[k]);
      }
    }
  }

  // Four sums each, which the processor adds side by side.

  private static double squares(float[] x, int n, double mean) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i <= n - 4; i += 4) {
      a += (x[i] - mean) * (x[i] - mean);
      b += (x[i + 1] - mean) * (x[i + 1] - mean);
      c += (x[i + 2] - mean) * (x[i + 2] - mean);
      d += (x[i + 3] - mean) * (x[i + 3] - mean);
    }
    for (; i < n; i++) {
      a += (x[i] - mean) * (x[i] - mean);
    }
    return a + b + (c + d);
  }

  /** {@code Σ g·(x − mean)}. */
  private static double product(float[] g, float[] x, int from, int n, float mean) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i <= from + n - 4; i += 4) {
      a += g[i] * (x[i] - mean);
      b += g[i + 1] * (x[i + 1] - mean);
      c += g[i + 2] * (x[i + 2] - mean);
      d += g[i + 3] * (x[i + 3] - mean);
    }
    for (; i < from + n; i++) {
      a += g[i] * (x[i] - mean);
    }
    return a + b + (c + d);
  }
}
