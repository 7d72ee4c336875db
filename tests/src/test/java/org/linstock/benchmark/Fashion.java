package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.linstock.kernels.Kernels;

/**
 * Fashion-MNIST, 784-256-10, on two cores, each in a JVM of its own: MLlib's perceptron for 100
 * iterations, Linstock for as many epochs as reach the same accuracy, PyTorch in two processes for
 * as many, and Linstock for ten.
 */
final class Fashion {
  private static final String ITERATIONS = "100";
  private static final int EPOCHS = 10;

  /** Adam's, where the accuracy is to be reached soon; elsewhere its default. */
  private static final double FAST = 3e-3;

  private static final double DEFAULT = 1e-3;

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
    JsonNode ours = ours(epochs, FAST);
    while (epochs < EPOCHS && accuracy(ours) < accuracy(mllib)) {
      ours = ours(++epochs, FAST);
    }
    table.add("Linstock, %d epochs with step size %s".formatted(epochs, FAST), ours);
    Optional<JsonNode> python = pytorch(epochs);
    if (python.isPresent()) {
      table.add("PyTorch in two processes, the same", python.get());
    }
    table.add("Linstock, %d epochs".formatted(EPOCHS), ours(EPOCHS, DEFAULT));
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

  private JsonNode ours(int epochs, double stepSize) throws IOException, InterruptedException {
    return Commands.json(
            Commands.java(
                Commands.ownClassPath(),
                List.of(),
                FashionFit.class.getName(),
                train,
                test,
                String.valueOf(epochs),
                String.valueOf(stepSize)))
        .orElseThrow();
  }

  private Optional<JsonNode> pytorch(int epochs) throws IOException, InterruptedException {
    String folder = settings.data().toString();
    return new PyTorch(settings.scripts())
        .run("fashion_two_processes.py", folder, String.valueOf(epochs), String.valueOf(FAST));
  }

  private static double accuracy(JsonNode fit) {
    return fit.path("accuracy").doubleValue();
  }
}
