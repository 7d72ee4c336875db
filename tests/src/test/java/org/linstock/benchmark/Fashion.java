package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.linstock.kernels.Kernels;

/**
 * Fashion-MNIST, 784-256-10, on two cores, each fit in a JVM of its own: to the accuracy of MLlib's
 * perceptron after 100 iterations, the same in PyTorch in two processes, and for ten epochs.
 */
final class Fashion {
  private static final String ITERATIONS = "100";
  private static final int EPOCHS = 10;

  private final Settings settings;
  private final String train;
  private final String test;

  private Fashion(Settings settings) {
    this.settings = settings;
    this.train = settings.results().resolve("fashion-train.parquet").toString();
    this.test = settings.results().resolve("fashion-test.parquet").toString();
  }

  static String measure(Settings settings) throws IOException, InterruptedException {
    return new Fashion(settings).measure();
  }

  private String measure() throws IOException, InterruptedException {
    try (SparkSession spark = Pictures.session()) {
      FashionData.write(spark, settings.data(), "train", Path.of(train));
      FashionData.write(spark, settings.data(), "t10k", Path.of(test));
    }
    FashionTable table = new FashionTable();
    JsonNode mllib = mllib("");
    table.add("MLlib on netlib's BLAS in Java, 100 iterations", mllib);
    Kernels.get(); // Announces it.
    String openblas = System.getProperty("dev.ludovic.netlib.blas.nativeLibPath", "");
    table.add("MLlib on Linstock's OpenBLAS, 100 iterations", mllib(openblas));
    int epochs = 1;
    JsonNode ours = ours(epochs);
    while (epochs < EPOCHS && accuracy(ours) < accuracy(mllib)) {
      ours = ours(++epochs);
    }
    table.add("Linstock, %d epochs".formatted(epochs), ours);
    Optional<JsonNode> python = pytorch(epochs);
    if (python.isPresent()) {
      table.add("PyTorch, two processes, %d epochs".formatted(epochs), python.get());
    }
    table.add("Linstock, %d epochs".formatted(EPOCHS), ours(EPOCHS));
    return table.toString();
  }

  private JsonNode mllib(String blas) throws IOException, InterruptedException {
    return Commands.json(
            Commands.mllib(
                settings.peer("mllib"),
                blas,
                "org.linstock.peer.PerceptronFit",
                train,
                test,
                ITERATIONS))
        .orElseThrow();
  }

  private JsonNode ours(int epochs) throws IOException, InterruptedException {
    return Commands.json(
            Commands.java(
                Commands.ownClassPath(),
                List.of(),
                FashionFit.class.getName(),
                train,
                test,
                String.valueOf(epochs)))
        .orElseThrow();
  }

  private Optional<JsonNode> pytorch(int epochs) throws IOException, InterruptedException {
    return Commands.json(
        Commands.python(
            settings.script("fashion_two_processes.py"),
            settings.data().toString(),
            String.valueOf(epochs)));
  }

  private static double accuracy(JsonNode fit) {
    return fit.path("accuracy").doubleValue();
  }
}
