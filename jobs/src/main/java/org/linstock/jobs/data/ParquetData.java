package org.linstock.jobs.data;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.linstock.jobs.console.UserException;

/** Parquet files, with whatever columns they declare. */
final class ParquetData implements DataSource {
  @Override
  public Dataset<Row> read(SparkSession spark, String path, Purpose purpose, int width) {
    try {
      return spark.read().parquet(path);
    } catch (Exception e) {
      // Which exception it is depends on what is wrong; Scala declares none of them.
      throw new UserException(
          "read "
              + path
              + ": its parquet schema cannot be read; is it another format? See --format",
          e);
    }
  }
}
