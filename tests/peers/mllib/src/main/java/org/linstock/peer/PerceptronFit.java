package org.linstock.peer;

import java.io.IOException;
import java.util.Locale;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Times one {@code fit}, and prints JSON. */
public final class PerceptronFit {
  private PerceptronFit() {}

  /** Arguments: Parquet files to train and to test on, and the number of iterations. */
  public static void main(String[] args) throws IOException {
    try (SparkSession spark = Mllib.session()) {
      Dataset<Row> train = Mllib.cached(spark, args[0]);
      long start = System.nanoTime();
      Model<?> model = Mllib.perceptron(Integer.parseInt(args[2])).fit(train);
      double seconds = (System.nanoTime() - start) / 1e9;
      double accuracy =
          new MulticlassClassificationEvaluator()
              .setMetricName("accuracy")
              .evaluate(model.transform(spark.read().parquet(args[1])));
      System.out.printf(
          Locale.ROOT,
          "{\"blas\":\"%s\",\"seconds\":[%.2f],\"accuracy\":%.4f}%n",
          Mllib.blas(),
          seconds,
          accuracy);
    }
  }
}
