package org.linstock.faults;

import java.util.ArrayList;
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
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** A training of six rounds in which every round is committed. */
final class SmallTraining {
  /** Features and label. */
  static final StructType SCHEMA =
      new StructType()
          .add("features", SQLDataTypes.VectorType())
          .add("label", DataTypes.DoubleType);

  private SmallTraining() {}

  /** Sixty rows, the same at each call. */
  static List<Row> rows() {
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] x = random.doubles(4).toArray();
      rows.add(RowFactory.create(Vectors.dense(x), x[0] > x[1] ? 1.0 : 0.0));
    }
    return rows;
  }

  /** The rows as a Dataset. */
  static Dataset<Row> data(SparkSession spark) {
    return spark.createDataFrame(rows(), SCHEMA);
  }

  /**
   * The estimator, which resumes.
   *
   * @param dir for checkpoints; empty for none
   */
  static NeuralNetworkClassifier estimator(String dir) {
    Generator.manualSeed(1);
    return new NeuralNetworkClassifier()
        .setNetwork(new Sequential(new Linear(4, 2)))
        .setNumPartitions(2)
        .setBatchSize(8)
        .setAveragingFrequency(0)
        .setMaxIter(6)
        .setCheckpointDir(dir)
        .setCheckpointInterval(1)
        .setKeepCheckpoints(10)
        .setResume(true);
  }

  /** The bits of a net's values. */
  static List<Integer> bits(Module net) {
    List<Integer> bits = new ArrayList<>();
    for (Tensor t : net.stateDict().values()) {
      for (float v : t.toFloatArray()) {
        bits.add(Float.floatToRawIntBits(v));
      }
    }
    return bits;
  }
}
