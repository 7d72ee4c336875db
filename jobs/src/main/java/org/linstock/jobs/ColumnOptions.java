package org.linstock.jobs;

import java.util.List;
import org.linstock.jobs.pipeline.Task;
import picocli.CommandLine.Option;

/** What to learn from the data. */
final class ColumnOptions {
  @Option(
      names = "--label",
      paramLabel = "COL",
      description = "the column to predict; default the one named label, else the last one")
  private String label;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "COL",
      description = "the columns to predict from; default every numeric column but the label")
  private List<String> features = List.of();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "classification or regression; default classification if the label is text or has at most 100 whole numbers")
  private Task task;

  @Option(names = "--standardize", description = "scale every feature to mean 0 and variance 1")
  private boolean standardize;

  String label() {
    return label;
  }

  List<String> features() {
    return features;
  }

  Task task() {
    return task;
  }

  boolean standardize() {
    return standardize;
  }
}
