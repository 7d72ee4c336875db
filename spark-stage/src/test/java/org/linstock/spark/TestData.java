package org.linstock.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** Small synthetic data sets, the same at each call. */
public final class TestData {
  public static final StructType LABELLED =
      schema("features", SQLDataTypes.VectorType(), "label", DataTypes.DoubleType);

  private TestData() {}

  /** Three well separated clouds in four dimensions, about a fifth of the values exactly zero. */
  public static List<Row> clouds(int rows) {
    Random random = new Random(1);
    List<Row> out = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int label = i % 3;
      double[] x = new double[4];
      for (int j = 0; j < x.length; j++) {
        double noise = random.nextGaussian() * 0.4;
        x[j] = j == label ? noise + 2 : random.nextInt(4) == 0 ? 0 : noise;
      }
      out.add(RowFactory.create(Vectors.dense(x), (double) label));
    }
    return out;
  }

  public static Dataset<Row> clouds(SparkSession spark, int rows, int partitions) {
    return frame(spark, clouds(rows), LABELLED, partitions);
  }

  /** Rows in {@code partitions} slices, in order. */
  public static Dataset<Row> frame(
      SparkSession spark, List<Row> rows, StructType schema, int partitions) {
    var sc = new org.apache.spark.api.java.JavaSparkContext(spark.sparkContext());
    return spark.createDataFrame(sc.parallelize(rows, partitions), schema);
  }

  /** Columns given as name, type, name, type, … */
  public static StructType schema(Object... namesAndTypes) {
    StructType schema = new StructType();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      schema =
          schema.add(
              new StructField(
                  (String) namesAndTypes[i],
                  (DataType) namesAndTypes[i + 1],
                  true,
                  Metadata.empty()));
    }
    return schema;
  }

  /** The same rows with the features in another form. */
  public static List<Row> withFeatures(List<Row> rows, Function<Vector, Object> form) {
    return rows.stream().map(r -> RowFactory.create(form.apply(r.getAs(0)), r.get(1))).toList();
  }

  /** A 4-64-3 perceptron, its values drawn from a fixed seed. */
  public static Module perceptron() {
    Generator.manualSeed(3);
    return new Sequential(new Linear(4, 64), new ReLU(), new Linear(64, 3));
  }

  public static NeuralNetworkClassifier classifier() {
    return new NeuralNetworkClassifier()
        .setNetwork(perceptron())
        .setBatchSize(16)
        .setStepSize(0.02)
        .setMaxIter(3)
        .setAveragingFrequency(2);
  }

  /** All weights of a net, as bits. */
  public static List<Integer> bits(Module net) {
    List<Integer> bits = new ArrayList<>();
    for (Tensor t : net.stateDict().values()) {
      for (float v : t.toFloatArray()) {
        bits.add(Float.floatToRawIntBits(v));
      }
    }
    return bits;
  }
}
