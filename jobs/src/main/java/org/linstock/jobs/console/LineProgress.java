package org.linstock.jobs.console;

import java.io.PrintStream;
import java.util.Locale;

/** One plain line an epoch, for logs and pipes. */
final class LineProgress implements Progress {
  private final PrintStream err;
  private final int epochs;
  private long round;
  private long total;
  private double examplesPerSecond;

  LineProgress(PrintStream err, int epochs) {
    this.err = err;
    this.epochs = epochs;
  }

  @Override
  public void round(long round, long total, double loss, double examplesPerSecond) {
    this.round = round;
    this.total = total;
    this.examplesPerSecond = examplesPerSecond;
  }

  @Override
  public void epoch(int epoch, String metrics) {
    err.println(
        String.format(
            Locale.ROOT,
            "epoch %d/%d  round %d/%d  %s  %,.0f examples/s",
            epoch,
            epochs,
            round,
            total,
            metrics,
            examplesPerSecond));
  }

  @Override
  public void close() {}
}
