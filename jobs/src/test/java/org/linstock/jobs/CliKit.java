package org.linstock.jobs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command line in this JVM and catches what it says. */
final class CliKit {
  /** The repository's sample data. */
  static final Path SAMPLES = Path.of(System.getProperty("sample.data")).normalize();

  private CliKit() {}

  /** What a run left: its exit code and its two streams. */
  record Outcome(int code, String out, String err) {
    /** The lines of standard error that are not blank. */
    List<String> errLines() {
      return err.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /** Runs {@code linstock args…}. */
  static Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream realErr = System.err;
    try (PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      // What a library logs also lands before the user's eyes.
      System.setErr(errStream);
      int code = Linstock.run(outStream, errStream, args);
      return new Outcome(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(realErr);
    }
  }

  /** Runs {@code linstock args…} where it needs Spark: on two cores. */
  static Outcome spark(String... args) {
    return run(
        Stream.concat(Arrays.stream(args), Stream.of("--master", "local[2]"))
            .toArray(String[]::new));
  }
}
