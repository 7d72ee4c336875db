package org.linstock.spark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.linstock.nn.Conv1d;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.predict.TrainedNet;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/**
 * The stages that a release saves for later ones to load. Their values and their rows are sixty-
 * fourths and quarters: sums of products of these are exact in float32, so the same bits on every
 * machine.
 */
final class FixtureStages {
  private static final float STEPS = 64;
  private static final int ROWS = 12;
  private static final DataType VECTOR = SQLDataTypes.VectorType();

  private FixtureStages() {}

  /** Rows with the features as a Vector and as four numbers, and a label of each kind. */
  static Dataset<Row> rows(SparkSession spark) {
    List<Row> rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                i -> {
                  double[] x = {i % 3 / 4.0, i % 5 / 4.0 - 0.5, i / 4.0 - 1, -i % 7 / 4.0};
                  return RowFactory.create(
                      Vectors.dense(x),
                      x[0],
                      x[1],
                      x[2],
                      x[3],
                      (double) (i % 2),
                      (double) (i % 3),
                      Vectors.dense(i % 2, 1, i % 3 == 0 ? 1 : 0));
                })
            .toList();
    DataType number = DataTypes.DoubleType;
    return TestData.frame(
        spark,
        rows,
        TestData.schema(
            "features",
            VECTOR,
            "x0",
            number,
            "x1",
            number,
            "x2",
            number,
            "x3",
            number,
            "two",
            number,
            "three",
            number,
            "labels",
            VECTOR),
        2);
  }

  static Map<String, PipelineStage> all(SparkSession spark) {
    Dataset<Row> rows = rows(spark);
    Map<String, PipelineStage> all = new LinkedHashMap<>();
    all.put("binary", classification(rows, "two", 1));
    all.put("multiclass", classification(rows, "three", 3).setThresholds(0.5, 0.25, 0.25));
    all.put("multilabel", classification(rows, "labels", 3));
    all.put("regression-scalar", regression(rows, "x3", 1));
    all.put("regression-vector", regression(rows, "labels", 3));
    all.put("transformer", transformer());
    all.put("estimator", estimator());
    all.put("pipeline", pipeline(rows));
    return all;
  }

  private static Module perceptron(int outputs) {
    Generator.manualSeed(5);
    return new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, outputs));
  }

  private static TrainedNet rounded(TrainedNet net) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    net.build().stateDict().forEach((name, values) -> state.put(name, rounded(values)));
    return TrainedNet.of(net.spec(), state);
  }

  private static Tensor rounded(Tensor values) {
    float[] floats = values.toFloatArray();
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Math.round(floats[i] * STEPS) / STEPS;
    }
    return Tensor.of(floats, values.shape());
  }

  private static TrainingResult rounded(NetworkModel<?> model) {
    return new TrainingResult(rounded(model.trained()), model.summary());
  }

  private static NeuralNetworkClassificationModel classification(
      Dataset<Row> rows, String label, int outputs) {
    NeuralNetworkClassificationModel model =
        new NeuralNetworkClassifier()
            .setNetwork(perceptron(outputs))
            .setLabelCol(label)
            .setMaxIter(2)
            .fit(rows);
    var exact = new NeuralNetworkClassificationModel(model.uid(), rounded(model));
    return exact.setInferenceBatchSize(7);
  }

  private static NeuralNetworkRegressionModel regression(
      Dataset<Row> rows, String label, int outputs) {
    NeuralNetworkRegressionModel model =
        new NeuralNetworkRegressor()
            .setNetwork(perceptron(outputs))
            .setLabelCol(label)
            .setMaxIter(2)
            .fit(rows);
    var exact = new NeuralNetworkRegressionModel(model.uid(), rounded(model));
    return exact.setPredictionCol("value");
  }

  private static NeuralNetworkTransformer transformer() {
    Generator.manualSeed(6);
    Module net = new Sequential(new Conv1d(1, 2, 2), new ReLU(), new Flatten(), new Linear(6, 3));
    net.stateDict().forEach((name, values) -> values.copy_(rounded(values)));
    return new NeuralNetworkTransformer(net, 1, 4).setOutputLayer("2").setOutputCol("embedding");
  }

  /** Without an epoch to train, its model has the initial values. */
  private static NeuralNetworkClassifier estimator() {
    Module net = perceptron(3);
    net.stateDict().forEach((name, values) -> values.copy_(rounded(values)));
    return new NeuralNetworkClassifier()
        .setNetwork(net)
        .setLabelCol("three")
        .setMaxIter(0)
        .setStepSize(0.125)
        .setOptimizer("sgd")
        .setSeed(11);
  }

  private static PipelineModel pipeline(Dataset<Row> rows) {
    VectorAssembler assembler =
        new VectorAssembler()
            .setInputCols(new String[] {"x0", "x1", "x2", "x3"})
            .setOutputCol("assembled");
    Transformer net = classification(rows, "three", 3).setFeaturesCol("assembled");
    return new PipelineModel("fixture", List.of(assembler, net));
  }
}
