package org.linstock.jobs.data;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads one file format into rows. */
public interface DataSource {

  /** What the rows are for: some data sets keep separate files for training and for testing. */
  enum Purpose {
    TRAIN,
    TEST
  }

  /**
   * The rows at {@code path}, lazily.
   *
   * @param path a file, a directory or a glob, on any file system that Hadoop knows
   * @param purpose which of a data set's files are meant, where it has several
   * @param width how many features a row has, or 0 when that is to be found out from the data
   */
  Dataset<Row> read(SparkSession spark, String path, Purpose purpose, int width);
}
