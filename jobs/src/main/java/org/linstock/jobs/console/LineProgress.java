package org.linstock.jobs.console;

import java.io.PrintStream;
import java.util.Locale;

/** One plain line an epoch, for logs and pipes. */
final class LineProgress implements Progress {
  private final PrintStream err;
  private final int epochs;
  private String position = "";

  LineProgress(PrintStream err, int epochs) {
    this.err = err;
    this.epochs = epochs;
  }

  @Override
  public void resumed(String checkpoint) {
    err.println("resuming from " + checkpoint);
  }

  @Override
  public void round(long round, long total, double loss, double examplesPerSecond) {
    position =
        String.format(
            Locale.ROOT, "round %d/%d  %,.0f examples/s", round, total, examplesPerSecond);
  }

  @Override
  public void epoch(int epoch, double loss, String validation) {
    String measured = validation.isEmpty() ? "" : "  " + validation;
    err.println(
        String.format(
            Locale.ROOT, "epoch %d/%d  loss %.4f%s  %s", epoch, epochs, loss, measured, position));
  }

  @Override
  public void close() {}
}
