package org.linstock.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;

/**
 * What a round of 784-256-10 (203,530 parameters) costs beside its steps, and what a second
 * partition on a second core brings.
 */
final class RoundsBenchmark {
  private static final int ROWS = 51_200;
  private static final int BATCH = 256;
  private static final int FREQUENCY = 10;
  private static final int EPOCHS = 20;
  private static final int SHORT_ROUNDS = 100;

  /** Rounds before the code is compiled. */
  private static final int WARM_UP = 200;

  private RoundsBenchmark() {}

  static String measure() throws IOException {
    List<RoundReport> one;
    List<RoundReport> two;
    List<RoundReport> still;
    try (SparkSession spark = Pictures.session(1)) {
      one = rounds(Pictures.cached(spark, ROWS), 1, BATCH, FREQUENCY, 2 * EPOCHS);
    }
    try (SparkSession spark = Pictures.session(2)) {
      two = rounds(Pictures.cached(spark, ROWS), 2, BATCH, FREQUENCY, 4 * EPOCHS);
      still = rounds(Pictures.cached(spark, 2 * SHORT_ROUNDS), 2, 1, 1, 10);
    }
    return "%-56s %10s%n".formatted("784-256-10, Adam, local mode", "median")
        + line(
            "a round of two partitions with one step of one row, ms", still, r -> r.seconds() * 1e3)
        + line("  of these, beside the steps", still, r -> r.synchronisationSeconds() * 1e3)
        + line("a round of 10 minibatches of 256, two partitions, ms", two, r -> r.seconds() * 1e3)
        + line("  of these, beside the steps", two, r -> r.synchronisationSeconds() * 1e3)
        + line(
            "  share beside the steps, %", two, r -> 100 * r.synchronisationSeconds() / r.seconds())
        + line("examples/s, two partitions on two cores", two, RoundReport::examplesPerSecond)
        + line("examples/s, one partition on one core", one, RoundReport::examplesPerSecond)
        + line(
            "  ratio",
            two,
            r -> r.examplesPerSecond() / median(one, RoundReport::examplesPerSecond));
  }

  private static List<RoundReport> rounds(
      Dataset<Row> data, int partitions, int batch, int frequency, int epochs) {
    List<RoundReport> rounds = new ArrayList<>();
    new NeuralNetworkClassifier()
        .setNetwork(
            new Sequential(
                new Linear(Pictures.WIDTH, 256), new ReLU(), new Linear(256, Pictures.CLASSES)))
        .setOptimizer("adam")
        .setStepSize(1e-3)
        .setBatchSize(batch)
        .setAveragingFrequency(frequency)
        .setNumPartitions(partitions)
        .setMaxIter(epochs)
        .setTrainingListener(
            new TrainingListener() {
              @Override
              public void onRound(RoundReport round) {
                rounds.add(round);
              }
            })
        .fit(data);
    return rounds.subList(WARM_UP, rounds.size());
  }

  private static String line(
      String name, List<RoundReport> rounds, ToDoubleFunction<RoundReport> f) {
    return String.format(Locale.ROOT, "%-56s %10.2f%n", name, median(rounds, f));
  }

  private static double median(List<RoundReport> rounds, ToDoubleFunction<RoundReport> value) {
    double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
