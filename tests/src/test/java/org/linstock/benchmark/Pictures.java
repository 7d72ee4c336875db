package org.linstock.benchmark;

import java.util.SplittableRandom;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A session on two cores, and rows of the shape of Fashion-MNIST: 784 numbers, ten classes. */
final class Pictures {
  static final int WIDTH = 784;
  static final int CLASSES = 10;

  static final StructType SCHEMA =
      new StructType()
          .add("features", SQLDataTypes.VectorType())
          .add("label", DataTypes.DoubleType);

  private Pictures() {}

  static SparkSession session() {
    return session(2);
  }

  /** On so many cores, with the settings of the command line. */
  static SparkSession session(int cores) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[" + cores + "]")
            .appName("benchmark")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.maxResultSize", "0")
            .config("spark.task.maxDirectResultSize", "16m")
            .config("spark.broadcast.compress", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** Columns {@code features} (dense Vectors) and {@code label}, in two partitions, in memory. */
  static Dataset<Row> cached(SparkSession spark, int rows) {
    MapFunction<Long, Row> picture = Pictures::row;
    Dataset<Row> data =
        spark.range(0, rows, 1, 2).as(Encoders.LONG()).map(picture, Encoders.row(SCHEMA)).cache();
    data.count();
    return data;
  }

  /** About half of the numbers are 0, as in pictures. */
  private static Row row(long number) {
    SplittableRandom random = new SplittableRandom(number);
    double[] values = new double[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      values[i] = Math.max(0, random.nextInt(-255, 256)) / 255.0;
    }
    return RowFactory.create(Vectors.dense(values), (double) random.nextInt(CLASSES));
  }
}
