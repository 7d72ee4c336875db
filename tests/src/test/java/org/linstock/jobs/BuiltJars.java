package org.linstock.jobs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What {@code mvn package} left in the jobs module. */
final class BuiltJars {
  private static final Path TARGET = Path.of("..", "jobs", "target");

  /** Beginnings of the names of jars that the jar for spark-submit carries itself. */
  private static final List<String> CARRIED =
      List.of("linstock-", "nd4j-", "javacpp-", "openblas-", "picocli-", "progressbar-", "jline-");

  private BuiltJars() {}

  /** The jar for spark-submit. */
  static Path all() throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.getFileName().toString().matches("linstock-jobs-.*-all\\.jar"))
          .findFirst()
          .orElseThrow(
              () ->
                  new IOException(
                      "no linstock-jobs-*-all.jar in " + TARGET + ": run mvn package first"))
          .toAbsolutePath()
          .normalize();
    }
  }

  /** The options with which Spark runs on this Java. */
  static Path jvmOptions() {
    return TARGET.resolve("launcher").resolve("jvm.options").toAbsolutePath().normalize();
  }

  /**
   * A class path such as a Spark installation has: Spark and what it depends on, nothing of
   * Linstock's own.
   */
  static String sparkOnly() throws IOException {
    String everything = Files.readString(TARGET.resolve("launcher").resolve("classpath")).strip();
    return Stream.of(everything.split(File.pathSeparator))
        .filter(
            jar -> CARRIED.stream().noneMatch(Path.of(jar).getFileName().toString()::startsWith))
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElseThrow();
  }
}
