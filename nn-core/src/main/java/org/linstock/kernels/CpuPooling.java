package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/** Pooling of float images, one plane (image and channel) at a time. */
final class CpuPooling {
  private CpuPooling() {}

  static void max(NdArray x, Window w, NdArray z, NdArray indices) {
    int size = (int) (x.shape()[2] * x.shape()[3]);
    int cells = (int) (z.shape()[2] * z.shape()[3]);
    float[] plane = Scratch.current().get(0, size);
    float[] maxima = Scratch.current().get(1, cells);
    long[] positions = new long[cells];
    for (int p = 0; p < x.shape()[0] * x.shape()[1]; p++) {
      x.floats().get(x.start() + p * size, plane, 0, size);
      maxPlane(plane, (int) x.shape()[2], (int) x.shape()[3], w, maxima, positions);
      z.floats().put(z.start() + p * cells, maxima, 0, cells);
      indices.longs().put(indices.start() + p * cells, positions);
    }
  }

  private static void maxPlane(
      float[] x, int height, int width, Window w, float[] maxima, long[] positions) {
    int outH = (int) w.outH(height);
    int outW = (int) w.outW(width);
    for (int oh = 0; oh < outH; oh++) {
      int h0 = oh * w.strideH() - w.padH();
      for (int ow = 0; ow < outW; ow++) {
        int w0 = ow * w.strideW() - w.padW();
        int best = argmax(x, height, width, w, h0, w0);
        maxima[oh * outW + ow] = x[best];
        positions[oh * outW + ow] = best;
      }
    }
  }

  /** The first position of the largest value; NaN counts as largest, as in PyTorch. */
  private static int argmax(float[] x, int height, int width, Window w, int h0, int w0) {
    int best = Math.max(h0, 0) * width + Math.max(w0, 0);
    for (int h = Math.max(h0, 0); h < Math.min(h0 + w.kernelH(), height); h++) {
      for (int v = Math.max(w0, 0); v < Math.min(w0 + w.kernelW(), width); v++) {
        float value = x[h * width + v];
        if (value > x[best] || Float.isNaN(value)) {
          best = h * width + v;
        }
      }
    }
    return best;
  }

  static void maxGrad(NdArray gradient, NdArray indices, NdArray z) {
    int size = (int) (z.shape()[2] * z.shape()[3]);
    int cells = (int) (gradient.shape()[2] * gradient.shape()[3]);
    float[] plane = Scratch.current().get(0, size);
    float[] g = Scratch.current().get(1, cells);
    for (int p = 0; p < z.shape()[0] * z.shape()[1]; p++) {
      Arrays.fill(plane, 0, size, 0);
      gradient.floats().get(gradient.start() + p * cells, g, 0, cells);
      for (int i = 0; i < cells; i++) {
        plane[(int) indices.longs().get(indices.start() + p * cells + i)] += g[i];
      }
      z.floats().put(z.start() + p * size, plane, 0, size);
    }
  }
}
