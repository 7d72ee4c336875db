package org.linstock.jobs.console;

import java.io.PrintStream;
import java.util.Locale;

/** One plain line an epoch, for logs and pipes. */
final class LineProgress implements Progress {
  private final PrintStream err;
  private final int epochs;
  private String pending;

  LineProgress(PrintStream err, int epochs) {
    this.err = err;
    this.epochs = epochs;
  }

  @Override
  public void round(long round, long total, double loss, double examplesPerSecond) {
    if (pending != null) {
      err.println(
          String.format(
              Locale.ROOT,
              "%s  round %d/%d  %,.0f examples/s",
              pending,
              round,
              total,
              examplesPerSecond));
      pending = null;
    }
  }

  @Override
  public void epoch(int epoch, String metrics) {
    // An epoch is reported just before its last round, whose number and speed belong on the same
    // line.
    pending = String.format(Locale.ROOT, "epoch %d/%d  %s", epoch, epochs, metrics);
  }

  @Override
  public void close() {}
}
