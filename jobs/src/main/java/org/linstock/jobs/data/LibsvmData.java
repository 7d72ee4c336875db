package org.linstock.jobs.data;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * LIBSVM's {@code label index:value …} lines as columns {@code label} and {@code features} (a
 * sparse vector).
 */
final class LibsvmData implements DataSource {
  @Override
  public Dataset<Row> read(SparkSession spark, String path, Purpose purpose, int width) {
    DataFrameReader reader = spark.read().format("libsvm");
    if (width > 0) {
      // Without it the width is the largest index in these rows, which may be less than the model
      // was trained on.
      reader = reader.option("numFeatures", width);
    }
    return reader.load(path);
  }
}
