package org.linstock.benchmark;

import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.linstock.nn.Linear;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.RoundReport;
import org.linstock.spark.Traffic;
import org.linstock.spark.TrainingListener;
import org.linstock.tensor.Generator;

/**
 * The second round of a training that does next to nothing but move its state: one example in each
 * partition, SGD.
 *
 * @param depth see aggregationDepth
 * @param bytes that the round moved
 */
record ScalingRound(
    int depth, int parameters, int partitions, Traffic.Bytes bytes, RoundReport report) {
  private static final String[] PATHS = {"collect", "sliced", "owned"};

  /** One hidden layer makes three parameters of each of its units, and one more. */
  private static final int PER_UNIT = 3;

  static ScalingRound measure(SparkSession spark, int depth, int parameters, int partitions) {
    Generator.manualSeed(1);
    int units = (parameters - 1) / PER_UNIT;
    SecondRound second = new SecondRound(new Traffic(spark.sparkContext()));
    new NeuralNetworkRegressor()
        .setNetwork(new Sequential(new Linear(1, units), new Linear(units, 1)))
        .setOptimizer("sgd")
        .setStepSize(1e-9)
        .setAggregationDepth(depth)
        .setAveragingFrequency(1)
        .setMaxIter(2)
        .setTrainingListener(second)
        .fit(data(spark, partitions));
    second.traffic.stop();
    return new ScalingRound(depth, PER_UNIT * units + 1, partitions, second.bytes, second.report);
  }

  private static Dataset<Row> data(SparkSession spark, int partitions) {
    return spark
        .range(0, partitions, 1, partitions)
        .select(
            functions.array(functions.expr("id / 100D")).as("features"),
            functions.lit(1.0).as("label"));
  }

  /** Of the first round only the end is known. */
  private static final class SecondRound implements TrainingListener {
    private final Traffic traffic;
    private Traffic.Bytes bytes;
    private RoundReport report;

    private SecondRound(Traffic traffic) {
      this.traffic = traffic;
    }

    @Override
    public void onRound(RoundReport round) {
      bytes = traffic.take();
      report = round;
    }
  }

  static String head() {
    return "%-8s %11s %4s  %9s %9s %9s %9s  %7s %7s%n"
        .formatted(
            "path",
            "parameters",
            "N",
            "results",
            "written",
            "read",
            "broadcast",
            "seconds",
            "steps");
  }

  /** Bytes in states: 4 bytes for each parameter. */
  String line() {
    double state = (double) Float.BYTES * parameters;
    return String.format(
        Locale.ROOT,
        "%-8s %,11d %4d  %9.3f %9.3f %9.3f %9.3f  %7.2f %7.2f%n",
        PATHS[depth - 1],
        parameters,
        partitions,
        bytes.results() / state,
        bytes.written() / state,
        bytes.read() / state,
        bytes.broadcast() / state,
        report.seconds(),
        report.computeSeconds());
  }
}
