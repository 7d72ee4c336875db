package org.linstock.benchmark;

import java.util.Arrays;
import java.util.function.Supplier;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;

/** The nets that are timed, and the size of their batches. */
enum Work {
  SMALL("20-64-2", 32, 2, () -> mlp(20, 64, 2), 20),
  WIDE("784-256-10", 256, 10, () -> mlp(784, 256, 10), 784),
  LENET("lenet", 256, 10, Work::lenet, 1, 28, 28);

  private final String prefix;
  private final int batch;
  private final int classes;
  private final Supplier<Module> network;
  private final long[] exampleShape;

  Work(String prefix, int batch, int classes, Supplier<Module> network, long... exampleShape) {
    this.prefix = prefix;
    this.batch = batch;
    this.classes = classes;
    this.network = network;
    this.exampleShape = exampleShape;
  }

  static Work named(String name) {
    return Arrays.stream(values()).filter(w -> name.startsWith(w.prefix)).findFirst().orElseThrow();
  }

  int batch() {
    return batch;
  }

  int classes() {
    return classes;
  }

  Supplier<Module> network() {
    return network;
  }

  long[] exampleShape() {
    return exampleShape.clone();
  }

  int features() {
    return (int) Arrays.stream(exampleShape).reduce(1, Math::multiplyExact);
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
