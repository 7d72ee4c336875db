package org.linstock.jobs.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureMessagesTest {

  static Stream<Arguments> failures() {
    UserException own = new UserException("--data x: no such file");
    String lost =
        "Job aborted due to stage failure: Task 0 in stage 1.0 failed 1 times, most recent failure: "
            + "Lost task 0.0 in stage 1.0 (TID 1) (host executor driver): %s: row 3 is bad\n\tat a.B.c(B.java:1)";
    return Stream.of(
        Arguments.of(own, "--data x: no such file"),
        Arguments.of(
            new RuntimeException("a", new ExecutionException("b", own)), "--data x: no such file"),
        // What explains is the innermost line written for the user, not what a library threw below
        // it.
        Arguments.of(
            new UserException("read f: it is truncated", new IOException("EOF")),
            "read f: it is truncated"),
        Arguments.of(
            new RuntimeException(lost.formatted("org.linstock.jobs.console.UserException")),
            "row 3 is bad"),
        Arguments.of(
            new RuntimeException(lost.formatted("java.lang.IllegalStateException")),
            "java.lang.IllegalStateException: row 3 is bad; run it again with --verbose to see where"),
        Arguments.of(new FileNotFoundException("f.csv"), "no such file: f.csv"),
        Arguments.of(new IOException("disk\n  full"), "disk full"),
        Arguments.of(
            new NullPointerException(),
            "NullPointerException; run it again with --verbose to see where"),
        Arguments.of(
            new OutOfMemoryError("Java heap space"),
            "out of memory (Java heap space): give the JVM more, as in LINSTOCK_OPTS=-Xmx8g, or train on more partitions"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysTheRootInOneLine(Throwable failure, String expected) {
    assertEquals(expected, FailureMessages.line(failure));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void neverBreaksTheLine(Throwable failure, String expected) {
    assertFalse(FailureMessages.line(failure).contains("\n"), expected);
  }
}
