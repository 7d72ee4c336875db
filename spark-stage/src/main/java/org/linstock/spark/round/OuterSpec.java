package org.linstock.spark.round;

import java.io.Serializable;

/**
 * What a round makes of the averaged change: takes it as it is, or treats it as a gradient and adds
 * Nesterov momentum (SlowMo, Wang et al., 2020; DiLoCo, Douillard et al., 2023): {@code v = μ·v +
 * Δ; θ −= s·(Δ + μ·v)} with {@code Δ = θ − mean}.
 *
 * @param momentum μ; unused without {@code active}
 * @param stepSize s
 */
public record OuterSpec(boolean active, double momentum, double stepSize) implements Serializable {
  /** Takes the average as it is. */
  public static final OuterSpec AVERAGE = new OuterSpec(false, 0, 1);

  GlobalState apply(GlobalState before, GlobalState average) {
    if (!active) {
      return average;
    }
    float[] from = before.parameters();
    float[] mean = average.parameters();
    float[] old = before.outer();
    float[] next = new float[from.length];
    float[] velocity = new float[from.length];
    for (int i = 0; i < from.length; i++) {
      double change = (double) from[i] - mean[i];
      double v = momentum * (old.length == 0 ? 0 : old[i]) + change;
      velocity[i] = (float) v;
      next[i] = (float) (from[i] - stepSize * (change + momentum * v));
    }
    return average.with(next, velocity);
  }
}
