package org.linstock.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs one benchmark, prints its table and keeps it in a file of the benchmark's name. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Arguments: the benchmark, the folder for the results, and the folder of this module. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(args[1]));
    Settings settings = new Settings(folder, Path.of(args[2]));
    String table =
        switch (args[0]) {
          case "steps" -> Steps.measure(settings);
          case "profile" -> Profile.measure(settings);
          case "fashion" -> Fashion.measure(settings);
          case "transform" -> TransformBenchmark.measure(settings);
          case "packing" -> PackingBenchmark.measure();
          case "checkpoint" -> CheckpointBenchmark.measure(settings);
          case "rounds" -> RoundsBenchmark.measure();
          case "scaling" -> ScalingBenchmark.measure();
          case "driver-heap" -> DriverHeapBenchmark.measure();
          default ->
              throw new IllegalArgumentException(
                  "benchmark %s: expected one that docs/BENCHMARKS.md names".formatted(args[0]));
        };
    Files.writeString(folder.resolve(args[0] + ".txt"), table);
    System.out.print("\n" + table);
  }
}
