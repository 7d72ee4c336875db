package org.linstock.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.linstock.spark.pack.LabelKind;
import org.linstock.spark.pack.Packer;
import org.linstock.spark.pack.RowFormat;

/** Packing of 60,000 cached rows: within their partitions, and placed in two by content. */
final class PackingBenchmark {
  private static final int ROWS = 60_000;

  private PackingBenchmark() {}

  static String measure() throws IOException {
    try (SparkSession spark = Pictures.session()) {
      Dataset<Row> data = Pictures.cached(spark, ROWS);
      return "%-36s %9s %6s %14s%n"
              .formatted("60,000 rows, local[2]", "seconds", "first", "CPU seconds")
          + line("partitions kept", data, 0)
          + line("two partitions by content", data, 2);
    }
  }

  private static String line(String name, Dataset<Row> data, int partitions) {
    Stopwatch first = Stopwatch.time(() -> pack(data, partitions));
    Stopwatch later = Stopwatch.median(4, 5, () -> pack(data, partitions));
    return String.format(
        Locale.ROOT,
        "%-36s %9.2f %6.2f %14.2f%n",
        name,
        later.seconds(),
        first.seconds(),
        later.cpuSeconds());
  }

  private static void pack(Dataset<Row> data, int partitions) {
    RowFormat format =
        new RowFormat(
            List.of("features"),
            "label",
            "",
            "",
            LabelKind.CLASS,
            Pictures.WIDTH,
            1,
            Pictures.CLASSES,
            false);
    new Packer(format, partitions, 7, StorageLevel.MEMORY_AND_DISK()).pack(data).close();
  }
}
