package org.linstock.jobs.data;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Comma-separated values with a header line; the types of the columns are inferred from all rows.
 */
final class CsvData implements DataSource {
  @Override
  public Dataset<Row> read(SparkSession spark, String path, Purpose purpose, int width) {
    return spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .option("ignoreLeadingWhiteSpace", true)
        .option("ignoreTrailingWhiteSpace", true)
        .csv(path);
  }
}
