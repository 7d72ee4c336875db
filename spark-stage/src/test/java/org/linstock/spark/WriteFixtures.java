package org.linstock.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.SparkSession;
import org.linstock.spark.checkpoint.Json;

/** Saves the fixtures of a release, once; see CONTRIBUTING.md. */
final class WriteFixtures {
  private WriteFixtures() {}

  /**
   * Writes.
   *
   * @param args the directory for the release, which must not exist yet
   */
  public static void main(String... args) throws IOException {
    Path directory = Path.of(args[0]);
    if (Files.exists(directory)) {
      throw new IllegalArgumentException(directory + " exists; fixtures of a release never change");
    }
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate()) {
      for (Map.Entry<String, PipelineStage> stage : FixtureStages.all(spark).entrySet()) {
        Path fixture = Files.createDirectories(directory.resolve(stage.getKey()));
        ((MLWritable) stage.getValue()).save(fixture.resolve("saved").toString());
        FixtureRecord was = FixtureRecord.of(stage.getValue(), FixtureStages.rows(spark));
        Files.write(fixture.resolve("expected.json"), Json.write(was));
      }
    }
    deleteChecksums(directory);
  }

  /** Hadoop's local checksums, which a version control system has no use for. */
  private static void deleteChecksums(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".crc")).toList()) {
        Files.delete(file);
      }
    }
  }
}
