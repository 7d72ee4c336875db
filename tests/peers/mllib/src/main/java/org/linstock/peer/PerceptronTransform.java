package org.linstock.peer;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.ml.Transformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Times {@code transform} of rows read again and again, and prints JSON. */
public final class PerceptronTransform {
  private PerceptronTransform() {}

  /** Arguments: a Parquet file, and how often it is read. */
  public static void main(String[] args) throws IOException {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    try (SparkSession spark = Mllib.session()) {
      Dataset<Row> part = Mllib.cached(spark, args[0]);
      Transformer model = Mllib.perceptron(1).fit(part.limit(500));
      Dataset<Row> all =
          IntStream.range(1, Integer.parseInt(args[1]))
              .mapToObj(i -> part)
              .reduce(part, Dataset::union);
      run(model, part);
      long cpu = system.getProcessCpuTime();
      long start = System.nanoTime();
      run(model, all);
      System.out.printf(
          Locale.ROOT,
          "{\"blas\":\"%s\",\"seconds\":%.3f,\"cpuSeconds\":%.3f}%n",
          Mllib.blas(),
          (System.nanoTime() - start) / 1e9,
          (system.getProcessCpuTime() - cpu) / 1e9);
    }
  }

  private static void run(Transformer model, Dataset<Row> data) {
    model.transform(data).write().format("noop").mode("overwrite").save();
  }
}
