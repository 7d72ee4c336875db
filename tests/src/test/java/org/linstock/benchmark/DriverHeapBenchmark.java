package org.linstock.benchmark;

import java.io.IOException;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.linstock.executors.SparkHome;

/** A round of 10⁸ parameters over eight partitions, in executor JVMs beside this small one. */
final class DriverHeapBenchmark {
  private static final int PARAMETERS = 100_000_000;
  private static final int PARTITIONS = 8;

  private DriverHeapBenchmark() {}

  static String measure() throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local-cluster[2,1,2048]")
            .appName("driver's heap")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.memory", "2g")
            .config("spark.executor.extraClassPath", new SparkHome().extraClassPath())
            .config("spark.executorEnv.OMP_NUM_THREADS", "1")
            .getOrCreate()) {
      String line = ScalingRound.measure(spark, 2, PARAMETERS, PARTITIONS).line();
      return String.format(
              Locale.ROOT, "driver's heap: %,d MB%n", Runtime.getRuntime().maxMemory() >> 20)
          + ScalingRound.head()
          + line;
    }
  }
}
