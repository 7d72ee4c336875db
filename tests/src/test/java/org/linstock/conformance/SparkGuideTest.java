package org.linstock.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.evaluation.MultilabelClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.io.Safetensors;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.MaxPool2d;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.Cluster;
import org.linstock.spark.LocalPredictor;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.TrainingSummary;
import org.linstock.tensor.Generator;

/** The Java code of docs/SPARK-GUIDE.md, run; and a check that the guide has just this code. */
@ExtendWith(Cluster.class)
class SparkGuideTest {
  private static final String[] LENGTHS = {
    "sepal_length", "sepal_width", "petal_length", "petal_width"
  };

  @TempDir Path dir;
  private SparkSession spark;
  private Dataset<Row> irises;

  /** Features and label of the irises, as the net takes them. */
  private Dataset<Row> rows;

  private NeuralNetworkClassifier nn;

  @BeforeEach
  void data(Cluster.Handle cluster) {
    Generator.manualSeed(1);
    spark = cluster.spark();
    irises = csv("iris.csv").coalesce(1);
    PipelineStage[] stages = {assembler(), scaler(), indexer()};
    rows = new Pipeline().setStages(stages).fit(irises).transform(irises).cache();
    nn =
        new NeuralNetworkClassifier()
            .setNetwork(new Sequential(new Linear(4, 32), new ReLU(), new Linear(32, 3)))
            .setFeaturesCol("features")
            .setBatchSize(16)
            .setStepSize(0.01)
            .setMaxIter(4);
  }

  private Dataset<Row> csv(String file) {
    return spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(Path.of("..", "sample-data", file).toString());
  }

  private static VectorAssembler assembler() {
    return new VectorAssembler().setInputCols(LENGTHS).setOutputCol("lengths");
  }

  private static StandardScaler scaler() {
    return new StandardScaler().setWithMean(true).setInputCol("lengths").setOutputCol("features");
  }

  private static StringIndexer indexer() {
    return new StringIndexer().setInputCol("species").setOutputCol("label");
  }

  @Test
  void everyBlockOfTheGuideStandsInThisTest() throws IOException {
    DocumentedCode.assertRunBy(SparkGuideTest.class, "docs/SPARK-GUIDE.md", 13);
  }

  private PipelineModel pipeline() {
    Dataset<Row> train = irises;
    Dataset<Row> test = irises;
    VectorAssembler assembler = assembler();
    StandardScaler scaler = scaler();
    StringIndexer indexer = indexer();
    MultilayerPerceptronClassifier before =
        new MultilayerPerceptronClassifier().setLayers(new int[] {4, 32, 3}).setMaxIter(100);
    NeuralNetworkClassifier nn =
        new NeuralNetworkClassifier()
            .setNetwork(new Sequential(new Linear(4, 32), new ReLU(), new Linear(32, 3)))
            .setBatchSize(16)
            .setStepSize(0.01)
            .setMaxIter(30);
    PipelineModel model =
        new Pipeline().setStages(new PipelineStage[] {assembler, scaler, indexer, nn}).fit(train);
    double accuracy =
        new MulticlassClassificationEvaluator()
            .setMetricName("accuracy")
            .evaluate(model.transform(test));
    assertTrue(accuracy > 0.93, "accuracy " + accuracy);
    assertEquals(before.getFeaturesCol(), nn.getFeaturesCol());
    return model;
  }

  @Test
  void pictures() {
    String[] columns = csv("digits.csv").columns();
    String[] pixels = Arrays.copyOf(columns, 64);
    Dataset<Row> pictures =
        csv("digits.csv").selectExpr("array(" + String.join(",", pixels) + ") as pixels", "label");
    NeuralNetworkClassifier conv =
        new NeuralNetworkClassifier()
            .setNetwork(
                new Sequential(
                    new Conv2d(1, 8, 3),
                    new ReLU(),
                    new MaxPool2d(2),
                    new Flatten(),
                    new LazyLinear(10)))
            .setFeaturesCol("pixels")
            .setInputShape(1, 8, 8)
            .setBatchSize(32)
            .setStepSize(0.005)
            .setMaxIter(5);
    NeuralNetworkClassificationModel digits = conv.fit(pictures);
    long right = digits.transform(pictures).filter("prediction = label").count();
    assertTrue(right > 1600, "right: " + right);
  }

  @Test
  void numbersAndSeveralLabels() {
    Dataset<Row> tagged =
        rows.selectExpr("features", "array(double(label = 0), double(label < 2)) as truths");
    NeuralNetworkRegressor regressor =
        new NeuralNetworkRegressor()
            .setNetwork(new Sequential(new LazyLinear(16), new ReLU(), new LazyLinear(1)))
            .setFeaturesCols("sepal_length", "sepal_width", "petal_length")
            .setLabelCol("petal_width")
            .setLoss("huber")
            .setBatchSize(16)
            .setStepSize(0.01);
    Dataset<Row> widths = regressor.fit(irises).transform(irises);

    NeuralNetworkClassifier multilabel =
        new NeuralNetworkClassifier()
            .setNetwork(new Sequential(new LazyLinear(16), new ReLU(), new LazyLinear(2)))
            .setLabelCol("truths");
    Dataset<Row> labelled = multilabel.fit(tagged).transform(tagged);
    double rmse = new RegressionEvaluator().setLabelCol("petal_width").evaluate(widths);
    assertTrue(rmse < 0.5, "rmse " + rmse);
    Column predicted = functions.vector_to_array(labelled.col("prediction"), "float64");
    Dataset<Row> lists =
        labelled
            .withColumn("p", predicted)
            .selectExpr(
                "transform(filter(sequence(0, 1), i -> p[i] = 1), i -> double(i)) as prediction",
                "transform(filter(sequence(0, 1), i -> truths[i] = 1), i -> double(i)) as label");
    double subset =
        new MultilabelClassificationEvaluator().setMetricName("subsetAccuracy").evaluate(lists);
    assertEquals(lists.filter("prediction = label").count() / 150.0, subset, 1e-12);
  }

  @Test
  void gridSearch() {
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(nn.stepSize(), new double[] {0.001, 0.01})
            .addGrid(nn.batchSize(), new int[] {16, 32})
            .build();
    CrossValidatorModel search =
        new CrossValidator()
            .setEstimator(nn)
            .setEstimatorParamMaps(grid)
            .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("logLoss"))
            .setNumFolds(3)
            .setParallelism(2)
            .fit(rows);
    assertEquals(0.01, ((NeuralNetworkClassificationModel) search.bestModel()).getStepSize());
  }

  @Test
  void validation() {
    Dataset<Row> held = rows.selectExpr("features", "label", "hash(features) % 5 = 0 as held");
    NeuralNetworkClassifier careful =
        nn.copy(ParamMap.empty())
            .setValidationIndicatorCol("held")
            .setEarlyStoppingPatience(3)
            .setClassWeight("balanced");
    TrainingSummary summary = careful.fit(held).summary();
    summary.epochs().get(0).validationLoss();
    summary.bestEpoch();
    assertTrue(summary.epochs().get(0).validationLoss().isPresent());
    assertTrue(summary.bestEpoch().isPresent());
  }

  @Test
  void savingAndStreams() throws IOException {
    PipelineModel model = pipeline();
    String path = dir.resolve("model").toString();
    model.write().overwrite().save(path);
    PipelineModel loaded = PipelineModel.load(path);
    LocalPredictor local = LocalPredictor.load(path);
    float[] logits = local.predict(new float[] {0.1f, -0.4f, 0.3f, 0.8f});
    assertEquals(3, logits.length);
    local.close();
    assertEquals(model.transform(irises).collectAsList(), loaded.transform(irises).collectAsList());
    irises.write().parquet(dir.resolve("rows").toString());
    Dataset<Row> stream =
        spark.readStream().schema(irises.schema()).parquet(dir.resolve("rows").toString());
    Dataset<Row> predictions = model.transform(stream);
    assertTrue(predictions.isStreaming());
  }

  @Test
  void fineTuning() throws IOException {
    var start = nn.fit(rows);
    String architectureJson = start.getNetwork();
    String safetensors = dir.resolve("weights.safetensors").toString();
    Safetensors.save(Path.of(safetensors), start.network().stateDict());
    NeuralNetworkClassificationModel imported =
        NeuralNetworkClassificationModel.fromSafetensors(architectureJson, safetensors);
    Row expected = start.transform(rows).head();
    assertEquals(
        expected.<Vector>getAs("probability"),
        imported.transform(rows).head().<Vector>getAs("probability"));
    NeuralNetworkClassifier tuned =
        nn.copy(ParamMap.empty())
            .setInitialState(safetensors)
            .setFrozenLayers("0")
            .setStepSize(1e-3)
            .setMaxIter(2);
    assertArrayEquals(
        values(start, "0.weight"), values(tuned.fit(rows), "0.weight"), "frozen layer");
  }

  private static float[] values(NeuralNetworkClassificationModel model, String name) {
    return model.network().stateDict().get(name).toFloatArray();
  }

  @Test
  void checkpoints() {
    String checkpoints = dir.resolve("run").toString();
    NeuralNetworkClassifier durable =
        nn.copy(ParamMap.empty())
            .setCheckpointDir(checkpoints)
            .setCheckpointInterval(5)
            .setResume(true);
    NeuralNetworkClassificationModel first = durable.setMaxIter(2).fit(rows);
    NeuralNetworkClassificationModel second = durable.setMaxIter(4).fit(rows);
    assertEquals(2, first.summary().totalIterations());
    NeuralNetworkClassificationModel whole = nn.fit(rows);
    for (String name : List.copyOf(whole.network().stateDict().keySet())) {
      assertArrayEquals(values(whole, name), values(second, name), name);
    }
  }

  @Test
  void manyPartitions() {
    NeuralNetworkClassifier wide =
        nn.copy(ParamMap.empty())
            .setNumPartitions(8)
            .setBatchSize(256)
            .setBatchScope("global")
            .setAveragingFrequency(20)
            .setOptimizerState("average");
    assertEquals(4, wide.fit(rows).summary().totalIterations());
  }

  @Test
  void oneVsRest() {
    OneVsRest oneVsRest =
        new OneVsRest()
            .setClassifier(
                new NeuralNetworkClassifier()
                    .setNetwork(new Linear(4, 1))
                    .setStepSize(0.05)
                    .asClassifier());
    OneVsRestModel voters = oneVsRest.fit(rows);
    assertEquals(3, voters.models().length);
  }
}
