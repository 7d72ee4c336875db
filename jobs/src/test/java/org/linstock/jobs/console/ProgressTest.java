package org.linstock.jobs.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

  /** For a log, and for a person at a terminal wider or narrower than the line. */
  @ParameterizedTest
  @ValueSource(ints = {0, 120, 30})
  void aResumedRunSaysSoOnALineOfItsOwn(int columns) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Progress progress = new Console(err, err, columns).progress(3)) {
      progress.resumed("hdfs://cluster/runs/a/round-000010");
      progress.round(11, 30, 0.5, 100);
    }
    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(
        shown
            .lines()
            .anyMatch(
                line -> line.strip().equals("resuming from hdfs://cluster/runs/a/round-000010")),
        shown);
  }
}
