package org.linstock.benchmark;

import java.io.IOException;
import java.util.Locale;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.tensor.Generator;

/**
 * Times {@code fit} twice in one JVM, the first with all that has to be loaded, and prints JSON.
 */
public final class FashionFit {
  private FashionFit() {}

  /** Arguments: Parquet files to train and to test on, epochs, and Adam's step size. */
  public static void main(String[] args) throws IOException {
    try (SparkSession spark = Pictures.session()) {
      Dataset<Row> train = spark.read().parquet(args[0]).repartition(2).cache();
      train.count();
      NeuralNetworkClassifier estimator =
          estimator(Integer.parseInt(args[2]), Double.parseDouble(args[3]));
      double first = Stopwatch.time(() -> estimator.fit(train)).seconds();
      NeuralNetworkClassificationModel[] model = new NeuralNetworkClassificationModel[1];
      double second = Stopwatch.time(() -> model[0] = estimator.fit(train)).seconds();
      double accuracy =
          new MulticlassClassificationEvaluator()
              .setMetricName("accuracy")
              .evaluate(model[0].transform(spark.read().parquet(args[1])));
      System.out.printf(
          Locale.ROOT, "{\"seconds\":[%.3f,%.3f],\"accuracy\":%.4f}%n", first, second, accuracy);
    }
  }

  private static NeuralNetworkClassifier estimator(int epochs, double stepSize) {
    Generator.manualSeed(7);
    return new NeuralNetworkClassifier()
        .setNetwork(
            new Sequential(
                new Linear(Pictures.WIDTH, 256), new ReLU(), new Linear(256, Pictures.CLASSES)))
        .setOptimizer("adam")
        .setStepSize(stepSize)
        .setBatchSize(256)
        .setNumPartitions(2)
        .setAveragingFrequency(10)
        .setSeed(7)
        .setMaxIter(epochs);
  }
}
