package org.linstock.peer;

import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A session on two cores, its data, and the perceptron that is measured. */
final class Mllib {
  private Mllib() {}

  static SparkSession session() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("MLlib")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  /** A Parquet file's columns, in two partitions, in memory. */
  static Dataset<Row> cached(SparkSession spark, String file) {
    Dataset<Row> data = spark.read().parquet(file).repartition(2).cache();
    data.count();
    return data;
  }

  static MultilayerPerceptronClassifier perceptron(int iterations) {
    return new MultilayerPerceptronClassifier()
        .setLayers(new int[] {784, 256, 10})
        .setMaxIter(iterations)
        .setSeed(7);
  }

  /** The BLAS that MLlib finds here by itself: a native one, else netlib's in Java. */
  static String blas() {
    try {
      return NativeBLAS.getInstance().getClass().getSimpleName();
    } catch (RuntimeException e) {
      return JavaBLAS.getInstance().getClass().getSimpleName();
    }
  }
}
