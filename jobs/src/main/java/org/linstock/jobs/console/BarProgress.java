package org.linstock.jobs.console;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar over all rounds, redrawn in place. */
final class BarProgress implements Progress {
  private final PrintStream err;
  private final int columns;
  private final ProgressBar bar;
  private String validation = "";

  BarProgress(PrintStream err, int columns) {
    this.err = err;
    this.columns = columns;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("training")
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(err, columns))
            .build();
  }

  /** Written over the bar, which is drawn again on the line below. */
  @Override
  public void resumed(String checkpoint) {
    String line = "resuming from " + checkpoint;
    err.println("\r" + line + " ".repeat(Math.max(0, columns - 1 - line.length())));
  }

  @Override
  public void round(long round, long total, double loss, double examplesPerSecond) {
    bar.maxHint(total);
    bar.setExtraMessage(
        String.format(
            Locale.ROOT, " loss %.4f  %,.0f ex/s  %s", loss, examplesPerSecond, validation));
    bar.stepTo(round);
  }

  @Override
  public void epoch(int epoch, double loss, String validation) {
    this.validation = validation;
  }

  @Override
  public void close() {
    bar.close();
  }
}
