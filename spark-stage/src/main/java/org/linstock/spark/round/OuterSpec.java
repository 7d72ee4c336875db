package org.linstock.spark.round;

import java.io.Serializable;
import java.nio.FloatBuffer;

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
    FloatVector from = before.parameters();
    byte[][] next = new byte[from.chunks()][];
    byte[][] velocity = new byte[from.chunks()][];
    for (int c = 0; c < next.length; c++) {
      next[c] = new byte[from.chunk(c).length];
      velocity[c] = new byte[next[c].length];
      if (before.outer().size() > 0) {
        System.arraycopy(before.outer().chunk(c), 0, velocity[c], 0, velocity[c].length);
      }
      step(from.chunk(c), average.parameters().chunk(c), velocity[c], next[c]);
    }
    return average.with(new FloatVector(from.size(), next), new FloatVector(from.size(), velocity));
  }

  /** Changes {@code velocity} and fills {@code next}. */
  private void step(byte[] from, byte[] mean, byte[] velocity, byte[] next) {
    FloatBuffer old = FloatVector.floats(from);
    FloatBuffer averaged = FloatVector.floats(mean);
    FloatBuffer v = FloatVector.floats(velocity);
    FloatBuffer out = FloatVector.floats(next);
    for (int i = 0; i < out.capacity(); i++) {
      double change = (double) old.get(i) - averaged.get(i);
      double speed = momentum * v.get(i) + change;
      v.put(i, (float) speed);
      out.put(i, (float) (old.get(i) - stepSize * (change + momentum * speed)));
    }
  }
}
