package org.linstock.spark.round;

import java.io.Serializable;
import java.util.List;
import org.linstock.config.Architecture;
import org.linstock.nn.Init;
import org.linstock.nn.Module;

/**
 * A net as it travels to a task: everything but its values.
 *
 * @param architecture JSON, see {@link Architecture}
 * @param exampleShape shape of one example, for instance [784] or [1, 28, 28]
 * @param outputWidth numbers that the net puts out for an example
 * @param loss what it is trained with
 */
public record NetSpec(
    String architecture, List<Integer> exampleShape, int outputWidth, LossKind loss)
    implements Serializable {

  public NetSpec {
    exampleShape = List.copyOf(exampleShape);
  }

  /** The same net, trained with another loss. */
  public NetSpec with(LossKind other) {
    return new NetSpec(architecture, exampleShape, outputWidth, other);
  }

  /** A new net of this architecture, whose values are still to be set. */
  public Module build() {
    try (Init.Skip skip = Init.skip()) {
      return Architecture.fromJson(architecture);
    }
  }

  /** {@link #exampleShape} as nn-core takes it. */
  public long[] shape() {
    return exampleShape.stream().mapToLong(Integer::longValue).toArray();
  }

  /** Numbers in one example. */
  public int width() {
    return exampleShape.stream().reduce(1, Math::multiplyExact);
  }

  /** Label numbers of one example as packed: one class, or one for each output. */
  public int targets() {
    return loss.takesClasses() ? 1 : outputWidth;
  }

  /** Label width as {@link org.linstock.train.LocalTrainer} takes it: 0 for classes. */
  int trainerTargetWidth() {
    return loss.takesClasses() ? 0 : outputWidth;
  }
}
