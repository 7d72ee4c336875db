package org.linstock.kernels;

import org.linstock.memory.NdArray;

/** Fused optimizer steps over float vectors. */
final class CpuOptimizers {
  /** So small that a step size times it is no subnormal number either. */
  private static final float TINY_MOMENT = 0x1p-100f;

  private CpuOptimizers() {}

  static void sgd(NdArray parameter, NdArray gradient, NdArray buffer, SgdSettings s) {
    Scratch scratch = Scratch.current();
    float[] p = scratch.get(0);
    float[] g = scratch.get(1);
    float[] b = scratch.get(2);
    int n = (int) parameter.length();
    for (int i = 0; i < n; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, n - i);
      parameter.floats().get(parameter.start() + i, p, 0, count);
      gradient.floats().get(gradient.start() + i, g, 0, count);
      if (s.weightDecay() != 0) {
        addScaled(g, p, (float) s.weightDecay(), count);
      }
      if (buffer != null) {
        buffer.floats().get(buffer.start() + i, b, 0, count);
        momentum(g, b, s, count);
        buffer.floats().put(buffer.start() + i, b, 0, count);
      }
      addScaled(p, g, (float) -s.lr(), count);
      parameter.floats().put(parameter.start() + i, p, 0, count);
    }
  }

  /** Updates the buffer {@code b}, and turns {@code g} into the direction of the step. */
  private static void momentum(float[] g, float[] b, SgdSettings s, int n) {
    if (s.firstStep()) {
      System.arraycopy(g, 0, b, 0, n);
    } else {
      blend(b, (float) s.momentum(), g, (float) (1 - s.dampening()), n);
      flush(b, TINY_MOMENT, n);
    }
    if (s.nesterov()) {
      addScaled(g, b, (float) s.momentum(), n);
    } else {
      System.arraycopy(b, 0, g, 0, n);
    }
  }

  static void adam(
      NdArray parameter, NdArray gradient, NdArray first, NdArray second, AdamSettings s) {
    Scratch scratch = Scratch.current();
    float[] p = scratch.get(0);
    float[] g = scratch.get(1);
    float[] m = scratch.get(2);
    float[] v = scratch.get(3);
    int n = (int) parameter.length();
    for (int i = 0; i < n; i += Scratch.CHUNK) {
      int count = Math.min(Scratch.CHUNK, n - i);
      parameter.floats().get(parameter.start() + i, p, 0, count);
      gradient.floats().get(gradient.start() + i, g, 0, count);
      first.floats().get(first.start() + i, m, 0, count);
      second.floats().get(second.start() + i, v, 0, count);
      if (s.weightDecay() != 0) {
        addScaled(g, p, (float) s.weightDecay(), count);
      }
      blend(m, (float) s.beta1(), g, (float) (1 - s.beta1()), count);
      flush(m, TINY_MOMENT, count);
      blendSquares(v, (float) s.beta2(), g, (float) (1 - s.beta2()), count);
      if (s.eps() > 0) {
        flush(v, Float.MIN_NORMAL, count);
      }
      move(p, m, v, (float) s.stepSize(), (float) s.denominatorScale(), (float) s.eps(), count);
      first.floats().put(first.start() + i, m, 0, count);
      second.floats().put(second.start() + i, v, 0, count);
      parameter.floats().put(parameter.start() + i, p, 0, count);
    }
  }

  private static void addScaled(float[] a, float[] b, float factor, int n) {
    for (int i = 0; i < n; i++) {
      a[i] += b[i] * factor;
    }
  }

  private static void blend(float[] a, float keep, float[] b, float add, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] * keep + b[i] * add;
    }
  }

  /**
   * Makes 0 of numbers nearer to 0 than {@code tiny}; those above 2²⁴ times it stay as they are,
   * and those between move by it. What a unit that gets no gradient has of a moment decays to
   * subnormal numbers and stays there, and the processor takes some hundred cycles for each of
   * those.
   */
  private static void flush(float[] a, float tiny, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.max(a[i], tiny) + Math.min(a[i], -tiny);
    }
  }

  private static void blendSquares(float[] a, float keep, float[] b, float add, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] * keep + b[i] * b[i] * add;
    }
  }

  private static void move(
      float[] p, float[] m, float[] v, float step, float scale, float eps, int n) {
    for (int i = 0; i < n; i++) {
      p[i] -= step * m[i] / ((float) Math.sqrt(v[i]) / scale + eps);
    }
  }
}
