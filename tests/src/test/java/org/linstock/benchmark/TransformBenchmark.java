package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
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
 * the same size: on the same OpenBLAS, which Linstock lends it, and in a JVM without Linstock.
 */
final class TransformBenchmark {
  /** The million is one cached set read so many times, so that it fits in memory. */
  private static final int REPEATS = 20;

  private static final int ROWS = 1_000_000;

  /** How often the slow MLlib on netlib's BLAS in Java reads the set. */
  private static final int FEW_REPEATS = 2;

  private TransformBenchmark() {}

  static String measure(Settings settings) throws IOException, InterruptedException {
    Path file = settings.results().resolve("pictures.parquet");
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
      part.write().mode("overwrite").parquet(file.toString());
      part.unpersist();
      return table(our, their, alone(settings, file));
    }
  }

  private static JsonNode alone(Settings settings, Path file)
      throws IOException, InterruptedException {
    return Commands.json(
            Commands.mllib(
                settings.peer("mllib"),
                "",
                "org.linstock.peer.PerceptronTransform",
                file.toString(),
                String.valueOf(FEW_REPEATS)))
        .orElseThrow();
  }

  private static void run(Transformer model, Dataset<Row> data) {
    model.transform(data).write().format("noop").mode("overwrite").save();
  }

  private static String table(Stopwatch our, Stopwatch their, JsonNode alone) {
    double scale = (double) REPEATS / FEW_REPEATS;
    Stopwatch apart =
        new Stopwatch(
            scale * alone.path("seconds").asDouble(), scale * alone.path("cpuSeconds").asDouble());
    return "%-44s %10s %14s %7s%n"
            .formatted("transform, local[2]", "rows/s", "CPU µs a row", "ratio")
        + line("NeuralNetworkClassificationModel", our, our)
        + line("MLlib's perceptron on Linstock's OpenBLAS", their, our)
        + line("MLlib's perceptron on " + alone.path("blas").asText(), apart, our);
  }

  private static String line(String name, Stopwatch time, Stopwatch our) {
    return String.format(
        Locale.ROOT,
        "%-44s %10.0f %14.1f %7.2f%n",
        name,
        ROWS / time.seconds(),
        time.cpuSeconds() / ROWS * 1e6,
        time.seconds() / our.seconds());
  }
}
