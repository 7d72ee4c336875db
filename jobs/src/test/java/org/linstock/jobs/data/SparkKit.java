package org.linstock.jobs.data;

import org.apache.spark.sql.SparkSession;

/** A small local Spark for tests that need one; whoever opens it closes it. */
public final class SparkKit {
  private SparkKit() {}

  /** A session with two cores and no ports open to the outside. */
  public static SparkSession local() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate();
  }
}
