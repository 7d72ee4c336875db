package org.linstock.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.tensor.Generator;

/** Trainings in three partitions in which numbers overflow. */
final class WildTraining {
  /** Rows of a partition. */
  static final int ROWS = 48;

  private static final int PARTITIONS = 3;

  private WildTraining() {}

  /**
   * Rows whose features are drawn from −1 to 1.
   *
   * @param scale of the features in partition 1
   * @param huge how many partitions have a row whose squared error overflows: 1 is partition 1
   * @param weight of the rows of partition 1
   */
  static Dataset<Row> data(SparkSession spark, double scale, int huge, double weight) {
    Random random = new Random(4);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < PARTITIONS * ROWS; i++) {
      int partition = i / ROWS;
      double a = (2 * random.nextDouble() - 1) * (partition == 1 ? scale : 1);
      double b = i % ROWS == 5 && (partition == 1 ? huge > 0 : huge > 1) ? 1e30 : 1;
      rows.add(RowFactory.create(Vectors.dense(a, b), 3 * a - 1, partition == 1 ? weight : 1));
    }
    StructType schema =
        new StructType()
            .add("features", SQLDataTypes.VectorType())
            .add("label", DataTypes.DoubleType)
            .add("w", DataTypes.DoubleType);
    return spark.createDataFrame(
        new JavaSparkContext(spark.sparkContext()).parallelize(rows, PARTITIONS), schema);
  }

  /** One partition of three has a row that no step size copes with, in one round of an epoch. */
  static Dataset<Row> hugeRow(SparkSession spark) {
    return data(spark, 1, 1, 1);
  }

  /** One partition of three learns at smaller step sizes than {@link #steep} begins with. */
  static Dataset<Row> steepPartition(SparkSession spark) {
    return data(spark, 10, 0, 1);
  }

  /** A net with buffers, three rounds an epoch, two epochs; each round is committed. */
  static NeuralNetworkRegressor normalised(String dir) {
    Generator.manualSeed(1);
    Module net = new Sequential(new Linear(2, 4), new BatchNorm1d(4), new Linear(4, 1));
    return estimator(net, dir).setOptimizer("adam").setStepSize(0.01);
  }

  /** A net that goes out of bounds once the learning rate has risen. */
  static NeuralNetworkRegressor steep(String dir, Module... more) {
    Generator.manualSeed(2);
    Sequential net = new Sequential(new Linear(2, 1));
    for (Module module : more) {
      net.add(module);
    }
    return estimator(net, dir)
        .setOptimizer("sgd")
        .setMomentum(0.5)
        .setStepSize(0.4)
        .setLearningRateSchedule("warmup:1")
        .setBatchSize(1)
        .setAveragingFrequency(16)
        .setHandleNonFinite("rollback");
  }

  private static NeuralNetworkRegressor estimator(Module net, String dir) {
    return new NeuralNetworkRegressor()
        .setNetwork(net)
        .setWeightCol("w")
        .setBatchSize(8)
        .setAveragingFrequency(2)
        .setMaxIter(2)
        .setCheckpointDir(dir)
        .setCheckpointInterval(1)
        .setKeepCheckpoints(100)
        .setResume(true);
  }
}
