package org.linstock.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.optim.Adam;
import org.linstock.optim.AdamW;
import org.linstock.optim.Optimizer;
import org.linstock.optim.SGD;

/**
 * A net that is timed, in one or more works: "784-256-10 batch 256 sgd" names a net, the examples
 * of a minibatch, and what is done with them.
 *
 * @param net the first word of its works' names
 */
record Work(String net, int classes, Supplier<Module> network, List<Long> exampleShape) {
  /** Names of works, the same for every contender. */
  static final List<String> NAMES =
      List.of(
          "20-64-2 batch 32 sgd",
          "784-256-10 batch 256 sgd",
          "784-256-10 batch 256 adam",
          "lenet batch 256 sgd",
          "tabular batch 1024 adamw",
          "lstm batch 64 adam",
          "transformer batch 32 adamw",
          "784-256-10 batch 1 inference",
          "784-256-10 batch 1 predictor",
          "784-256-10 batch 1024 inference");

  private static final List<Work> NETS =
      List.of(
          new Work("20-64-2", 2, () -> mlp(20, 64, 2), List.of(20L)),
          new Work("784-256-10", 10, () -> mlp(784, 256, 10), List.of(784L)),
          new Work("lenet", 10, Work::lenet, List.of(1L, 28L, 28L)),
          new Work("tabular", 2, Tabular::new, List.of((long) Tabular.COLUMNS)),
          new Work("lstm", 10, () -> new Recurrent(64, 128, 10), List.of(50L, 64L)),
          new Work("transformer", 10, () -> new Encoder(128, 4, 10), List.of(64L, 128L)));

  static Work named(String name) {
    return NETS.stream().filter(w -> name.startsWith(w.net + " ")).findFirst().orElseThrow();
  }

  /** Examples of a minibatch. */
  static int batch(String name) {
    return Integer.parseInt(name.split(" ", -1)[2]);
  }

  /** An optimizer; "inference" for a forward pass alone, "predictor" for one of a saved model. */
  static String kind(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  long[] shape() {
    return exampleShape.stream().mapToLong(Long::longValue).toArray();
  }

  int width() {
    return (int) Arrays.stream(shape()).reduce(1, Math::multiplyExact);
  }

  /** The optimizer that the name of a benchmark ends with. */
  static Optimizer optimizer(String name, Module net) {
    List<Parameter> parameters = net.parameters();
    return switch (kind(name)) {
      case "sgd" -> new SGD(parameters, 0.01);
      case "adam" -> new Adam(parameters, 1e-3);
      case "adamw" -> new AdamW(parameters, 1e-3);
      default -> throw new IllegalArgumentException("no optimizer for " + name);
    };
  }

  /** Random features of a batch: indices of categories, or numbers in [0, 1). */
  float[] features(SplittableRandom random, int batch) {
    float[] features = new float[batch * width()];
    for (int i = 0; i < features.length; i++) {
      features[i] =
          net.equals("tabular") ? random.nextInt(Tabular.CATEGORIES) : (float) random.nextDouble();
    }
    return features;
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
