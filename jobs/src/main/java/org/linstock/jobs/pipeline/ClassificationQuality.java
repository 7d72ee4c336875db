package org.linstock.jobs.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.mllib.evaluation.MulticlassMetrics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Accuracy, log loss, and precision and recall of every class. */
final class ClassificationQuality implements Quality {
  /** A larger confusion table no longer fits a screen. */
  private static final int WIDEST_TABLE = 12;

  private final MulticlassMetrics metrics;
  private final List<String> names;
  private final double[] labels;
  private final long rows;
  private final double loss;

  /**
   * Judges rows that have the columns {@code prediction}, {@code probability} and {@code label}.
   */
  ClassificationQuality(Dataset<Row> judged, String label, List<String> names) {
    this.metrics =
        new MulticlassClassificationEvaluator()
            .setLabelCol(label)
            .setMetricName("logLoss")
            .getMetrics(judged);
    this.rows = judged.count();
    this.labels = metrics.labels();
    this.loss = metrics.logLoss(1e-15);
    this.names = names;
  }

  @Override
  public String headline() {
    return String.format(
        Locale.ROOT, "accuracy %.4f, loss %.4f on %d rows", metrics.accuracy(), loss, rows);
  }

  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", metrics.accuracy());
    figures.put("loss", loss);
    return figures;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public String report() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    lines.add("");
    lines.add(String.format("%-16s %9s %9s %9s", "class", "precision", "recall", "f1"));
    for (double label : labels) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-16s %9.3f %9.3f %9.3f",
              name(label),
              metrics.precision(label),
              metrics.recall(label),
              metrics.fMeasure(label)));
    }
    if (labels.length <= WIDEST_TABLE) {
      lines.add("");
      lines.addAll(confusion());
    }
    return String.join(System.lineSeparator(), lines);
  }

  private List<String> confusion() {
    List<String> lines = new ArrayList<>();
    List<String> heads = new ArrayList<>();
    for (double label : labels) {
      heads.add(String.format("%9.9s", name(label)));
    }
    lines.add(String.format("%-16s %s", "true \\ predicted", String.join(" ", heads)));
    for (int i = 0; i < labels.length; i++) {
      int row = i;
      String cells =
          java.util.stream.IntStream.range(0, labels.length)
              .mapToObj(
                  column ->
                      String.format(
                          Locale.ROOT, "%9.0f", metrics.confusionMatrix().apply(row, column)))
              .collect(Collectors.joining(" "));
      lines.add(String.format("%-16.16s %s", name(labels[i]), cells));
    }
    return lines;
  }

  private String name(double label) {
    int index = (int) label;
    return index < names.size() ? names.get(index) : Integer.toString(index);
  }
}
