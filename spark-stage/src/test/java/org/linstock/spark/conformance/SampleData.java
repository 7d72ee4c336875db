package org.linstock.spark.conformance;

import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The data sets of {@code sample-data}. */
final class SampleData {
  private SampleData() {}

  /** 1,797 pictures: pixel_0 to pixel_63, and label from 0 to 9. */
  static Dataset<Row> digits(SparkSession spark) {
    return csv(spark, "digits.csv");
  }

  /** 150 irises: four lengths, and species as a text. */
  static Dataset<Row> irises(SparkSession spark) {
    return csv(spark, "iris.csv");
  }

  private static Dataset<Row> csv(SparkSession spark, String file) {
    return spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(Path.of("..", "sample-data", file).toString());
  }

  /** All columns but the last, as {@code features}. */
  static VectorAssembler assembler(Dataset<Row> data) {
    String[] columns = data.columns();
    return new VectorAssembler()
        .setInputCols(Arrays.copyOf(columns, columns.length - 1))
        .setOutputCol("features");
  }
}
