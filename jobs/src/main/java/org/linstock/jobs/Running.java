package org.linstock.jobs;

import org.apache.spark.sql.SparkSession;

/** A running Spark session; closing it stops Spark. */
record Running(SparkSession spark) implements AutoCloseable {
  @Override
  public void close() {
    spark.stop();
  }
}
