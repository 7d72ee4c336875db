package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Linear;
import org.linstock.nn.Sequential;
import org.linstock.spark.Cluster;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.RoundReport;
import org.linstock.spark.error.LinstockException;
import org.linstock.tensor.Generator;

/**
 * Partitions that are empty, of one row, of rows that weigh nothing, and skewed 1000 to 1: the mean
 * of the partitions' nets is that of an oracle in float64, on every reduce path.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario18UnevenPartitionsTest {
  private static final int[] SIZES = {1000, 0, 1, 3, 0, 1, 2};
  private static final int WEIGHTLESS = 6;
  private static final double RATE = 0.1;
  private static final int EPOCHS = 2;

  private static final StructType SCHEMA =
      new StructType()
          .add("features", SQLDataTypes.VectorType())
          .add("label", DataTypes.DoubleType)
          .add("w", DataTypes.DoubleType);

  /** The third feature is the weight, so that a batch's features say all of it. */
  private static Dataset<Row> data(SparkSession spark) {
    Random random = new Random(9);
    List<List<Row>> partitions = new ArrayList<>();
    for (int p = 0; p < SIZES.length; p++) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < SIZES[p]; i++) {
        float[] x = {
          random.nextFloat(), random.nextFloat(), p == WEIGHTLESS ? 0 : 2 * random.nextFloat()
        };
        rows.add(RowFactory.create(Vectors.dense(x[0], x[1], x[2]), label(x, 0), (double) x[2]));
      }
      partitions.add(rows);
    }
    return Frames.of(spark, SCHEMA, partitions);
  }

  private static double label(float[] x, int at) {
    return (float) (Math.sin(5 * x[at]) + x[at + 1]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theMeanIsThatOfAnOracle(int depth, Cluster.Handle cluster) {
    Generator.manualSeed(2);
    Linear linear = new Linear(3, 1);
    double[] theta = new double[4];
    IntStream.range(0, 3).forEach(i -> theta[i] = linear.weight().toFloatArray()[i]);
    theta[3] = linear.bias().toFloatArray()[0];
    Batches batches = Batches.watched();
    var model =
        new NeuralNetworkRegressor()
            .setNetwork(new Sequential(new Probe(), linear))
            .setWeightCol("w")
            .setOptimizer("sgd")
            .setStepSize(RATE)
            .setBatchSize(100)
            .setAveragingFrequency(4)
            .setMaxIter(EPOCHS)
            .setAggregationDepth(depth)
            .setTrainingListener(batches)
            .fit(data(cluster.spark()));
    assertEquals(3 * EPOCHS, batches.rounds().size());
    batches.rounds().forEach(round -> average(theta, round));
    float[] weight = model.network().parameters().get(0).toFloatArray();
    float[] bias = model.network().parameters().get(1).toFloatArray();
    for (int i = 0; i < 3; i++) {
      assertEquals(theta[i], weight[i], 1e-6);
    }
    assertEquals(theta[3], bias[0], 1e-6);
    assertEquals(
        List.of(407L, 400L, 200L, 407L, 400L, 200L),
        model.summary().rounds().stream().map(RoundReport::examples).toList());
  }

  /** Batch norm has no variance in a batch of one row: it is left out, and weighs nothing. */
  @Test
  void oneRowThatCannotBeNormalisedTeachesNothing(Cluster.Handle cluster) {
    List<Row> rows = SmallTraining.rows();
    assertEquals(
        normalised(cluster.spark(), List.of(rows.subList(0, 6), List.of())),
        normalised(cluster.spark(), List.of(rows.subList(0, 6), rows.subList(6, 7))));
    normalised(cluster.spark(), List.of(rows.subList(0, 7)));
    List<List<Row>> alone = List.of(rows.subList(0, 1));
    String message =
        assertThrows(LinstockException.class, () -> normalised(cluster.spark(), alone))
            .getMessage();
    assertTrue(message.startsWith("epoch 1: every batch had one row"), message);
  }

  private static List<Integer> normalised(SparkSession spark, List<List<Row>> partitions) {
    Generator.manualSeed(5);
    Sequential net = new Sequential(new Linear(4, 3), new BatchNorm1d(3), new Linear(3, 2));
    var model =
        SmallTraining.estimator("")
            .setNetwork(net)
            .setNumPartitions(0)
            .setBatchSize(3)
            .setMaxIter(2)
            .fit(Frames.of(spark, SmallTraining.SCHEMA, partitions));
    long rows = partitions.stream().mapToInt(List::size).sum();
    assertEquals(rows, model.summary().rounds().get(0).examples());
    return SmallTraining.bits(model.network());
  }

  /** One round in float64. */
  private static void average(double[] theta, Map<Integer, List<float[]>> round) {
    double[] sum = new double[theta.length];
    double total = 0;
    for (List<float[]> batches : round.values()) {
      double[] local = theta.clone();
      double weight = 0;
      for (float[] batch : batches) {
        weight += step(local, batch);
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * local[i];
      }
      total += weight;
    }
    for (int i = 0; i < sum.length; i++) {
      theta[i] = sum[i] / total;
    }
  }

  /** A step on the weighted mean squared error; gives the batch's weight. */
  private static double step(double[] theta, float[] batch) {
    double[] gradient = new double[theta.length];
    double total = 0;
    for (int at = 0; at < batch.length; at += 3) {
      double error = theta[3] - label(batch, at);
      for (int i = 0; i < 3; i++) {
        error += theta[i] * batch[at + i];
      }
      double w = batch[at + 2];
      for (int i = 0; i < 3; i++) {
        gradient[i] += 2 * w * error * batch[at + i];
      }
      gradient[3] += 2 * w * error;
      total += w;
    }
    for (int i = 0; i < theta.length && total > 0; i++) {
      theta[i] -= RATE * gradient[i] / total;
    }
    return total;
  }
}
