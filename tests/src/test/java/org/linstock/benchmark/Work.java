package org.linstock.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;

/**
 * A net that is timed.
 *
 * @param prefix how the names of its benchmarks begin
 * @param batch examples of a minibatch
 */
record Work(
    String prefix, int batch, int classes, Supplier<Module> network, List<Long> exampleShape) {
  private static final List<Work> ALL =
      List.of(
          new Work("20-64-2", 32, 2, () -> mlp(20, 64, 2), List.of(20L)),
          new Work("784-256-10", 256, 10, () -> mlp(784, 256, 10), List.of(784L)),
          new Work("lenet", 256, 10, Work::lenet, List.of(1L, 28L, 28L)));

  static Work named(String name) {
    return ALL.stream().filter(w -> name.startsWith(w.prefix)).findFirst().orElseThrow();
  }

  long[] shape() {
    return exampleShape.stream().mapToLong(Long::longValue).toArray();
  }

  int features() {
    return (int) Arrays.stream(shape()).reduce(1, Math::multiplyExact);
  }

  private static Module mlp(int in, int hidden, int out) {
    return new Sequential(new Linear(in, hidden), new ReLU(), new Linear(hidden, out));
  }

  private static Module lenet() {
    return new Sequential(
        new Conv2d(1, 6, 5, 1, 2),
        new ReLU(),
        new MaxPool2d(2),
        new Conv2d(6, 16, 5),
        new ReLU(),
        new MaxPool2d(2),
        new Flatten(),
        new Linear(400, 120),
        new ReLU(),
        new Linear(120, 84),
        new ReLU(),
        new Linear(84, 10));
  }
}
