package org.linstock.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;

/** Runs one benchmark, prints its table and keeps it in a file of the benchmark's name. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Arguments: the benchmark, the folder for the results, and the PyTorch script. */
  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    Path folder = Files.createDirectories(Path.of(args[1]));
    String table =
        switch (args[0]) {
          case "training-step" -> TrainingSteps.measure(folder, Path.of(args[2]));
          case "transform" -> TransformBenchmark.measure();
          case "packing" -> PackingBenchmark.measure();
          case "rounds" -> RoundsBenchmark.measure();
          case "scaling" -> ScalingBenchmark.measure();
          case "driver-heap" -> DriverHeapBenchmark.measure();
          default ->
              throw new IllegalArgumentException(
                  "benchmark %s: expected training-step, transform, packing, rounds, scaling or driver-heap"
                      .formatted(args[0]));
        };
    Files.writeString(folder.resolve(args[0] + ".txt"), table);
    System.out.print("\n" + table);
  }
}
