package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/** Pooling of float images, one plane (image and channel) at a time. */
final class CpuPooling {
  private final Window.Axis h;
  private final Window.Axis w;
  private final int height;
  private final int width;
  private final int outH;
  private final int outW;

  /** For each column of the result, the window's first element in the image and the end. */
  private final int[] lefts;

  private final int[] rights;

  /** Whether all windows are 2×2 and lie in the image. */
  private final boolean pairs;

  private CpuPooling(Window window, long[] x, long[] z) {
    this.h = window.h();
    this.w = window.w();
    this.height = (int) x[2];
    this.width = (int) x[3];
    this.outH = (int) z[2];
    this.outW = (int) z[3];
    this.lefts = new int[outW];
    this.rights = new int[outW];
    Arrays.setAll(lefts, ow -> begin(w, ow));
    Arrays.setAll(rights, ow -> end(w, ow, width));
    this.pairs = isPair(h, height, outH) && isPair(w, width, outW);
  }

  private static boolean isPair(Window.Axis axis, int size, int outputs) {
    return axis.kernel() == 2
        && axis.dilation() == 1
        && axis.before() == 0
        && (outputs - 1) * axis.stride() + 2 <= size;
  }

  static void max(NdArray x, Window window, NdArray z, NdArray indices) {
    CpuPooling pooling = new CpuPooling(window, x.shape(), z.shape());
    int size = pooling.height * pooling.width;
    int cells = pooling.outH * pooling.outW;
    float[] plane = Scratch.current().get(0, size);
    float[] maxima = Scratch.current().get(1, cells);
    long[] positions = Scratch.current().longs(cells);
    for (int p = 0; p < x.length() / size; p++) {
      x.floats().get(x.start() + p * size, plane, 0, size);
      pooling.maxPlane(plane, maxima, positions);
      z.floats().put(z.start() + p * cells, maxima, 0, cells);
      indices.longs().put(indices.start() + p * cells, positions, 0, cells);
    }
  }

  private void maxPlane(float[] x, float[] maxima, long[] positions) {
    for (int oh = 0; oh < outH; oh++) {
      if (pairs) {
        maxOfFour(x, oh, maxima, positions);
        continue;
      }
      int top = begin(h, oh);
      int bottom = end(h, oh, height);
      for (int ow = 0; ow < outW; ow++) {
        int best = argmax(x, top, bottom, lefts[ow], rights[ow]);
        maxima[oh * outW + ow] = x[best];
        positions[oh * outW + ow] = best;
      }
    }
  }

  /** The first element of a window that lies in the image. */
  private static int begin(Window.Axis axis, int output) {
    int begin = output * axis.stride() - axis.before();
    return begin >= 0
        ? begin
        : begin + (-begin + axis.dilation() - 1) / axis.dilation() * axis.dilation();
  }

  private static int end(Window.Axis axis, int output, int size) {
    return (int) Math.min(size, output * axis.stride() - axis.before() + axis.span());
  }

  /**
   * A row of results. Which of the four is largest is chance to the processor, so there are choices
   * of numbers here and no branches.
   */
  private void maxOfFour(float[] x, int oh, float[] maxima, long[] positions) {
    int line = oh * h.stride() * width;
    for (int ow = 0; ow < outW; ow++) {
      int at = line + ow * w.stride();
      float a = x[at];
      float b = x[at + 1];
      float c = x[at + width];
      float d = x[at + width + 1];
      int upper = at + (b > a ? 1 : 0);
      int lower = at + width + (d > c ? 1 : 0);
      int choice = Math.max(c, d) > Math.max(a, b) ? -1 : 0;
      int best = upper ^ ((upper ^ lower) & choice);
      if (Float.isNaN(a + b + c + d)) {
        best = argmax(x, oh * h.stride(), oh * h.stride() + 2, lefts[ow], rights[ow]);
      }
      maxima[oh * outW + ow] = x[best];
      positions[oh * outW + ow] = best;
    }
  }

  /** The first position of the largest value; NaN counts as largest, as in PyTorch. */
  private int argmax(float[] x, int top, int bottom, int left, int right) {
    int best = top * width + left;
    for (int i = top; i < bottom; i += h.dilation()) {
      for (int j = left; j < right; j += w.dilation()) {
        float value = x[i * width + j];
        if (value > x[best] || Float.isNaN(value)) {
          best = i * width + j;
        }
      }
    }
    return best;
  }

  static void scatter(NdArray x, NdArray indices, NdArray z) {
    int planes = (int) (x.shape()[0] * x.shape()[1]);
    int cells = (int) (x.length() / planes);
    int size = (int) (z.length() / planes);
    float[] plane = Scratch.current().get(0, size);
    float[] values = Scratch.current().get(1, cells);
    long[] positions = Scratch.current().longs(cells);
    for (int p = 0; p < planes; p++) {
      Arrays.fill(plane, 0, size, 0);
      x.floats().get(x.start() + p * cells, values, 0, cells);
      indices.longs().get(indices.start() + p * cells, positions, 0, cells);
      for (int i = 0; i < cells; i++) {
        plane[(int) positions[i]] += values[i];
      }
      z.floats().put(z.start() + p * size, plane, 0, size);
    }
  }

  static void sum(NdArray x, Window window, NdArray z) {
    CpuPooling pooling = new CpuPooling(window, x.shape(), z.shape());
    int size = pooling.height * pooling.width;
    int cells = pooling.outH * pooling.outW;
    float[] plane = Scratch.current().get(0, size);
    float[] sums = Scratch.current().get(1, cells);
    for (int p = 0; p < x.length() / size; p++) {
      x.floats().get(x.start() + p * size, plane, 0, size);
      pooling.sumPlane(plane, sums);
      z.floats().put(z.start() + p * cells, sums, 0, cells);
    }
  }

  private void sumPlane(float[] x, float[] sums) {
    for (int oh = 0; oh < outH; oh++) {
      for (int ow = 0; ow < outW; ow++) {
        float sum = 0;
        for (int i = begin(h, oh); i < end(h, oh, height); i += h.dilation()) {
          for (int j = lefts[ow]; j < rights[ow]; j += w.dilation()) {
            sum += x[i * width + j];
          }
        }
        sums[oh * outW + ow] = sum;
      }
    }
  }

  static void sumGrad(NdArray gradient, Window window, NdArray z) {
    CpuPooling pooling = new CpuPooling(window, z.shape(), gradient.shape());
    int size = pooling.height * pooling.width;
    int cells = pooling.outH * pooling.outW;
    float[] plane = Scratch.current().get(0, size);
    float[] g = Scratch.current().get(1, cells);
    for (int p = 0; p < z.length() / size; p++) {
      gradient.floats().get(gradient.start() + p * cells, g, 0, cells);
      Arrays.fill(plane, 0, size, 0);
      pooling.spreadPlane(g, plane);
      z.floats().put(z.start() + p * size, plane, 0, size);
    }
  }

  private void spreadPlane(float[] g, float[] x) {
    for (int oh = 0; oh < outH; oh++) {
      for (int ow = 0; ow < outW; ow++) {
        float value = g[oh * outW + ow];
        for (int i = begin(h, oh); i < end(h, oh, height); i += h.dilation()) {
          for (int j = lefts[ow]; j < rights[ow]; j += w.dilation()) {
            x[i * width + j] += value;
          }
        }
      }
    }
  }
}
