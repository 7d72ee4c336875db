package org.linstock.faults;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Datasets of which every partition is given. */
final class Frames {
  private Frames() {}

  /** A Dataset with these partitions. */
  static Dataset<Row> of(SparkSession spark, StructType schema, List<List<Row>> partitions) {
    List<List<Row>> lists = partitions.stream().map(List::copyOf).toList(); // which can be sent
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(
        context.parallelize(lists, lists.size()).flatMap(List::iterator), schema);
  }
}
