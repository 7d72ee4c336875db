package org.linstock.jobs;

import java.util.Locale;
import org.linstock.jobs.console.Progress;
import org.linstock.spark.EpochReport;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;

/** Passes what a training reports on to the person watching. */
final class ProgressListener implements TrainingListener {
  private final Progress progress;
  private final String metric;

  /** A listener; {@code metric} names what is measured on the rows held out. */
  ProgressListener(Progress progress, String metric) {
    this.progress = progress;
    this.metric = metric;
  }

  @Override
  public void onRound(RoundReport report) {
    progress.round(report.round(), report.totalRounds(), report.loss(), report.examplesPerSecond());
  }

  @Override
  public void onEpoch(EpochReport report) {
    StringBuilder metrics = new StringBuilder(format("loss %.4f", report.loss()));
    report
        .validationLoss()
        .ifPresent(loss -> metrics.append(format("  validation loss %.4f", loss)));
    report
        .validationMetric()
        .ifPresent(value -> metrics.append(format("  " + metric + " %.4f", value)));
    progress.epoch(report.epoch(), metrics.toString());
  }

  private static String format(String text, double value) {
    return String.format(Locale.ROOT, text, value);
  }
}
