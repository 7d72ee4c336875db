package org.linstock.jobs.pipeline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.mllib.evaluation.RegressionMetrics;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Root mean squared error, mean absolute error and R². */
final class RegressionQuality implements Quality {
  private final RegressionMetrics metrics;
  private final long rows;

  /** Judges rows that have the columns {@code prediction} and {@code label}. */
  RegressionQuality(Dataset<Row> judged, String label) {
    this.metrics = new RegressionEvaluator().setLabelCol(label).getMetrics(judged);
    this.rows = judged.count();
  }

  @Override
  public String headline() {
    return String.format(
        Locale.ROOT,
        "rmse %.4f, mae %.4f, r2 %.4f on %d rows",
        metrics.rootMeanSquaredError(),
        metrics.meanAbsoluteError(),
        metrics.r2(),
        rows);
  }

  @Override
  public String report() {
    return headline();
  }

  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rmse", metrics.rootMeanSquaredError());
    figures.put("loss", metrics.meanSquaredError());
    figures.put("mae", metrics.meanAbsoluteError());
    figures.put("r2", metrics.r2());
    return figures;
  }

  @Override
  public long rows() {
    return rows;
  }
}
