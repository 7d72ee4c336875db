package org.linstock.executors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Dropout;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** A training whose bits everything may change: Adam, dropout, batch norm, a schedule. */
final class Run {
  /** Examples an epoch. */
  static final int ROWS = 120;

  private Run() {}

  /** The same rows in an order of {@code order}'s making, in two partitions or more. */
  static Dataset<Row> data(SparkSession spark, int order) {
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double[] x = random.doubles(4).toArray();
      rows.add(RowFactory.create(Vectors.dense(x), x[0] > x[1] ? 1.0 : x[2] > 0.5 ? 2.0 : 0.0));
    }
    Collections.shuffle(rows, new Random(order));
    StructType schema =
        new StructType()
            .add("features", SQLDataTypes.VectorType())
            .add("label", DataTypes.DoubleType);
    return spark.createDataFrame(rows, schema).repartition(2 + order % 3);
  }

  private static Module net() {
    Generator.manualSeed(3);
    return new Sequential(
        new Linear(4, 8),
        new BatchNorm1d(8),
        new ReLU(),
        new Dropout(0.2),
        new Linear(8, 3),
        new Fault());
  }

  /** 40 rows or so in each of three partitions: five batches, three rounds an epoch. */
  static NeuralNetworkClassifier estimator() {
    return new NeuralNetworkClassifier()
        .setNetwork(net())
        .setNumPartitions(3)
        .setBatchSize(8)
        .setAveragingFrequency(2)
        .setLearningRateSchedule("cosine")
        .setStepSize(0.02)
        .setMaxIter(2);
  }

  /** All numbers of the trained net, as bits. */
  static List<Integer> bits(NeuralNetworkClassificationModel model) {
    List<Integer> bits = new ArrayList<>();
    for (Tensor t : model.network().stateDict().values()) {
      for (float v : t.toFloatArray()) {
        bits.add(Float.floatToRawIntBits(v));
      }
    }
    return bits;
  }

  /** Examples trained on, over all rounds. */
  static long examples(NeuralNetworkClassificationModel model) {
    return model.summary().epochs().stream().mapToLong(e -> e.examples()).sum();
  }
}
