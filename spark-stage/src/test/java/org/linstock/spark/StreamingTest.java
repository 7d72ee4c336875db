package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class StreamingTest {

  @Test
  void aStreamIsPredictedLikeABatch(SparkSession spark, @TempDir Path dir) throws Exception {
    Dataset<Row> data = TestData.clouds(spark, 50, 3);
    String files = dir.resolve("rows").toString();
    data.write().parquet(files);
    var model = TestData.classifier().fit(data);
    Dataset<Row> stream = spark.readStream().schema(data.schema()).parquet(files);
    StreamingQuery query =
        model
            .transform(stream)
            .writeStream()
            .format("memory")
            .queryName("predictions")
            .trigger(Trigger.AvailableNow())
            .start();
    query.awaitTermination();
    assertEquals(
        new HashSet<>(model.transform(data).collectAsList()),
        new HashSet<>(spark.table("predictions").collectAsList()));
  }
}
