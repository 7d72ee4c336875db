package org.linstock.jobs.data;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Parquet files, with whatever columns they declare. */
final class ParquetData implements DataSource {
  @Override
  public Dataset<Row> read(SparkSession spark, String path, Purpose purpose, int width) {
    return spark.read().parquet(path);
  }
}
