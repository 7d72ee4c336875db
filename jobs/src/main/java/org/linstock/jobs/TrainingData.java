package org.linstock.jobs;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.linstock.jobs.data.Columns;
import org.linstock.jobs.data.DataFormat;
import org.linstock.jobs.data.DataSource.Purpose;
import org.linstock.jobs.data.LabelColumn;
import org.linstock.jobs.data.Survey;
import org.linstock.jobs.pipeline.LabelPlan;

/**
 * The rows of a training run, read and looked through.
 *
 * @param rows as the file format gives them
 * @param columns which of their columns matter
 * @param survey what is in them
 * @param path where they come from
 * @param labelNote why this column is the label, where that is worth saying
 */
record TrainingData(
    Dataset<Row> rows, Columns columns, Survey survey, String path, String labelNote) {

  /**
   * Reads the rows at {@code path} and refuses them if a feature or label is missing or not finite.
   */
  static TrainingData read(
      SparkSession spark, DataFormat format, String path, ColumnOptions options) {
    Dataset<Row> rows = format.source().read(spark, path, Purpose.TRAIN, 0);
    Columns columns =
        Columns.choose(rows.schema(), options.label(), options.features(), "--data " + path);
    Survey survey = Survey.of(rows, columns, "--data " + path);
    boolean guessed = options.label() == null && !columns.label().equals("label");
    return new TrainingData(
        rows, columns, survey, path, guessed ? " (the last column; --label names another)" : "");
  }

  /** The rows with the label in the form that {@code plan} needs. */
  Dataset<Row> labelled(LabelPlan plan) {
    return plan.names().isEmpty()
        ? LabelColumn.asNumber(rows, columns.label())
        : LabelColumn.asName(rows, columns.label());
  }
}
