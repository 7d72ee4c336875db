package org.linstock.jobs.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.linstock.jobs.data.SparkKit;

class HoldoutTest {

  @Test
  void dependsOnContentAndSeedAlone() {
    SparkSession spark = SparkKit.local();
    try {
      Dataset<Row> rows = spark.range(2000).toDF("x");
      List<Long> held = held(rows, 7);
      assertTrue(held.size() > 340 && held.size() < 460, "a fifth of 2000 is not " + held.size());
      assertEquals(held, held(rows.repartition(5), 7));
      assertEquals(held, held(rows.orderBy(col("x").desc()), 7));
      assertNotEquals(held, held(rows, 8));
    } finally {
      spark.stop();
    }
  }

  private static List<Long> held(Dataset<Row> rows, long seed) {
    return Holdout.mark(rows, 0.2, seed)
        .filter(col(Holdout.COLUMN))
        .javaRDD()
        .map(row -> row.getLong(0))
        .collect()
        .stream()
        .sorted()
        .toList();
  }
}
