package org.linstock.jobs.console;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar over all rounds, redrawn in place. */
final class BarProgress implements Progress {
  /** A fixed width: asking the terminal for its own would load a native library for one number. */
  private static final int COLUMNS = 100;

  private final ProgressBar bar;
  private String metrics = "";

  BarProgress(PrintStream err) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("training")
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
            .build();
  }

  @Override
  public void round(long round, long total, double loss, double examplesPerSecond) {
    bar.maxHint(total);
    bar.setExtraMessage(
        String.format(Locale.ROOT, " loss %.4f  %,.0f ex/s %s", loss, examplesPerSecond, metrics));
    bar.stepTo(round);
  }

  @Override
  public void epoch(int epoch, String metrics) {
    this.metrics = metrics;
  }

  @Override
  public void close() {
    bar.close();
  }
}
