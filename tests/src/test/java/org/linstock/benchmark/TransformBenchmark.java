package org.linstock.benchmark;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassifier;

/**
 * {@code transform} of a million cached rows by a net of 784-256-10, and by MLlib's perceptron of
 * the same size, which calls the same OpenBLAS (unless {@code nativeLibPath} of netlib says
 * otherwise).
 */
final class TransformBenchmark {
  /** The million is one cached set read so many times, so that it fits in memory. */
  private static final int REPEATS = 20;

  private static final int ROWS = 1_000_000;

  private TransformBenchmark() {}

  static String measure() throws IOException {
    try (SparkSession spark = Pictures.session()) {
      Dataset<Row> part = Pictures.cached(spark, ROWS / REPEATS);
      Dataset<Row> few = part.limit(500);
      Transformer ours =
          new NeuralNetworkClassifier()
              .setNetwork(
                  new Sequential(
                      new Linear(Pictures.WIDTH, 256),
                      new ReLU(),
                      new Linear(256, Pictures.CLASSES)))
              .setMaxIter(1)
              .fit(few);
      Transformer mllib =
          new MultilayerPerceptronClassifier()
              .setLayers(new int[] {Pictures.WIDTH, 256, Pictures.CLASSES})
              .setMaxIter(1)
              .fit(few);
      Dataset<Row> all =
          IntStream.range(1, REPEATS).mapToObj(i -> part).reduce(part, Dataset::union);
      Stopwatch our = Stopwatch.median(1, 3, () -> run(ours, all));
      run(mllib, part);
      Stopwatch their = Stopwatch.time(() -> run(mllib, all));
      return table(our, their);
    }
  }

  private static void run(Transformer model, Dataset<Row> data) {
    model.transform(data).write().format("noop").mode("overwrite").save();
  }

  private static String table(Stopwatch our, Stopwatch their) {
    return "%-32s %10s %14s%n".formatted("transform, local[2]", "rows/s", "CPU µs a row")
        + line("NeuralNetworkClassificationModel", our)
        + line("MLlib's perceptron", their)
        + String.format(Locale.ROOT, "%-32s %10.1f%n", "ratio", their.seconds() / our.seconds());
  }

  private static String line(String name, Stopwatch time) {
    return String.format(
        Locale.ROOT,
        "%-32s %10.0f %14.1f%n",
        name,
        ROWS / time.seconds(),
        time.cpuSeconds() / ROWS * 1e6);
  }
}
