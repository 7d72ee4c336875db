package org.linstock.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.linstock.jobs.data.DataFormat;
import org.linstock.jobs.data.DataSource;
import org.linstock.jobs.data.DataSource.Purpose;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.EpochReport;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.TrainingListener;
import org.linstock.tensor.Generator;

/**
 * Federated averaging as McMahan et al. (2017) measured it: their 2NN, each client one epoch of SGD
 * at a fixed step size, then the average. Here ten clients of 600 pictures of Fashion-MNIST, all of
 * them in each round; accuracy on 2,000 others.
 */
final class Federated {
  /** A batch that takes all examples of a client. */
  static final int ALL = 6_000;

  private static final int CLIENTS = 10;

  private final Dataset<Row> data;

  Federated(SparkSession spark) {
    DataSource idx = DataFormat.IDX.source();
    String folder = Path.of("..", "sample-data", "fashion-mnist").toAbsolutePath().toString();
    Dataset<Row> train = idx.read(spark, folder, Purpose.TRAIN, 0).limit(ALL);
    Dataset<Row> test = idx.read(spark, folder, Purpose.TEST, 0);
    data =
        train
            .withColumn("test", functions.lit(false))
            .union(test.withColumn("test", functions.lit(true)));
  }

  private static Module net() {
    Generator.manualSeed(1);
    return new Sequential(
        new Linear(784, 200), new ReLU(), new Linear(200, 200), new ReLU(), new Linear(200, 10));
  }

  /** Accuracy after each round. */
  List<Double> accuracies(int batchSize, double stepSize, int rounds) {
    List<Double> accuracies = new ArrayList<>();
    new NeuralNetworkClassifier()
        .setNetwork(net())
        .setNumPartitions(CLIENTS)
        .setOptimizer("sgd")
        .setMomentum(0)
        .setStepSize(stepSize)
        .setBatchSize(batchSize)
        .setAveragingFrequency(0)
        .setMaxIter(rounds)
        .setValidationIndicatorCol("test")
        .setTrainingListener(
            new TrainingListener() {
              @Override
              public void onEpoch(EpochReport epoch) {
                accuracies.add(epoch.validationMetric().orElseThrow());
              }
            })
        .fit(data);
    return accuracies;
  }
}
