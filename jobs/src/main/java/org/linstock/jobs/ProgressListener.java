package org.linstock.jobs;

import java.util.Locale;
import java.util.StringJoiner;
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
  public void onResume(String checkpoint) {
    progress.resumed(checkpoint);
  }

  @Override
  public void onRound(RoundReport report) {
    progress.round(report.round(), report.totalRounds(), report.loss(), report.examplesPerSecond());
  }

  @Override
  public void onEpoch(EpochReport report) {
    StringJoiner validation = new StringJoiner("  ");
    report.validationLoss().ifPresent(loss -> validation.add(format("validation loss", loss)));
    report.validationMetric().ifPresent(value -> validation.add(format(metric, value)));
    progress.epoch(report.epoch(), report.loss(), validation.toString());
  }

  private static String format(String name, double value) {
    return String.format(Locale.ROOT, "%s %.4f", name, value);
  }
}
