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
  private static final long serialVersionUID = 1L;

  /** Takes the average as it is. */
  public static final OuterSpec AVERAGE = new OuterSpec(false, 0, 1);

  DriverState apply(GlobalState before, DriverState average) {
    if (!active) {
      return average;
    }
    FloatVector from = before.values().parameters();
    byte[][] next = new byte[from.chunks()][];
    byte[][] velocity = new byte[from.chunks()][];
    for (int c = 0; c < next.length; c++) {
      byte[] old = before.outer().size() == 0 ? null : before.outer().chunk(c);
      OuterStep step = OuterStep.of(this, from.chunk(c), average.parameters().chunk(c), old);
      next[c] = step.next();
      velocity[c] = step.velocity();
    }
    return average.with(new FloatVector(from.size(), next), new FloatVector(from.size(), velocity));
  }
}
