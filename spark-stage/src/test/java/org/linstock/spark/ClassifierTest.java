package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.nn.Linear;
import org.linstock.spark.error.LinstockException;

@ExtendWith(SparkExtension.class)
class ClassifierTest {

  private static double accuracy(Dataset<Row> predictions) {
    return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(predictions);
  }

  @Test
  void learnsSeparableClouds(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 300, 2);
    var model = TestData.classifier().setMaxIter(15).fit(data);
    assertTrue(accuracy(model.transform(data)) > 0.97);
    double[] history = model.summary().objectiveHistory();
    assertEquals(15, history.length);
    assertEquals(15, model.summary().totalIterations());
    assertTrue(history[14] < history[0] / 3, Arrays.toString(history));
    assertEquals(3, model.numClasses());
    assertEquals(4, model.numFeatures());
  }

  @Test
  void plainSgdWithoutKeptStateLearnsToo(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 300, 2);
    var model =
        TestData.classifier()
            .setOptimizer("sgd")
            .setMomentum(0.9)
            .setStepSize(0.1)
            .setOptimizerState("reset")
            .setAveragingFrequency(0)
            .setMaxIter(15)
            .fit(data);
    assertTrue(accuracy(model.transform(data)) > 0.97);
    assertEquals(15, model.summary().rounds().size());
  }

  @Test
  void outputColumnsCarryAttributesAndAgreeWithEachOther(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    Dataset<Row> out = TestData.classifier().fit(data).transform(data);
    assertArrayEquals(
        new String[] {"features", "label", "rawPrediction", "probability", "prediction"},
        out.columns());
    assertEquals(3, AttributeGroup.fromStructField(out.schema().apply("rawPrediction")).size());
    assertEquals(3, AttributeGroup.fromStructField(out.schema().apply("probability")).size());
    NominalAttribute prediction =
        (NominalAttribute) Attribute.fromStructField(out.schema().apply("prediction"));
    assertEquals(3, prediction.getNumValues().get());
    for (Row row : out.collectAsList()) {
      Vector probability = row.getAs("probability");
      assertEquals(1, Arrays.stream(probability.toArray()).sum(), 1e-12);
      assertEquals(probability.argmax(), row.<Double>getAs("prediction").intValue());
      assertEquals(row.<Vector>getAs("rawPrediction").argmax(), probability.argmax());
    }
  }

  @Test
  void emptyNamesSwitchColumnsOff(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    var model = TestData.classifier().setRawPredictionCol("").setProbabilityCol("").fit(data);
    assertArrayEquals(
        new String[] {"features", "label", "prediction"}, model.transform(data).columns());
    assertArrayEquals(
        new String[] {"features", "label"}, model.setPredictionCol("").transform(data).columns());
  }

  @Test
  void keepsOtherColumnsOrderAndMetadata(SparkSession spark) {
    Dataset<Row> data =
        TestData.clouds(spark, 500, 1)
            .selectExpr("label", "features", "monotonically_increasing_id() as `an.id`");
    var model = TestData.classifier().fit(data).setInferenceBatchSize(7);
    List<Row> ids = model.transform(data).select("`an.id`").collectAsList();
    for (int i = 0; i < 500; i++) {
      assertEquals(i, ids.get(i).getLong(0));
    }
  }

  @Test
  void predictionsDoNotDependOnBatchSizeOrPartitions(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 500, 1);
    var model = TestData.classifier().fit(data);
    List<Row> expected = model.transform(data).collectAsList();
    assertEquals(expected, model.setInferenceBatchSize(3).transform(data).collectAsList());
    Dataset<Row> spread = TestData.clouds(spark, 500, 7);
    assertEquals(expected, model.setInferenceBatchSize(100).transform(spread).collectAsList());
  }

  @Test
  void listenerHearsEveryRoundAndEpoch(SparkSession spark) {
    List<RoundReport> rounds = new ArrayList<>();
    List<EpochReport> epochs = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onRound(RoundReport report) {
            rounds.add(report);
          }

          @Override
          public void onEpoch(EpochReport report) {
            epochs.add(report);
          }
        };
    Dataset<Row> data = TestData.clouds(spark, 100, 2);
    var estimator = TestData.classifier().setTrainingListener(listener);
    var model = estimator.copy(ParamMap.empty()).fit(data);
    // 50 rows a partition in batches of 16 are 4 steps: 2 rounds an epoch.
    assertEquals(6, rounds.size());
    assertEquals(3, epochs.size());
    assertEquals(6, rounds.get(0).totalRounds());
    assertEquals(64, rounds.get(0).examples());
    assertEquals(36, rounds.get(1).examples());
    assertEquals(rounds, model.summary().rounds());
    assertEquals(epochs, model.summary().epochs());
    double expected = (rounds.get(0).loss() * 64 + rounds.get(1).loss() * 36) / 100;
    assertEquals(expected, epochs.get(0).loss(), 1e-12);
    assertFalse(epochs.get(0).validationLoss().isPresent());
  }

  @Test
  void gridSearchVariesParams(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 150, 2);
    var estimator = TestData.classifier().setMaxIter(8);
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(estimator.stepSize(), new double[] {1e-7, 0.03})
            .addGrid(estimator.batchSize(), new int[] {8})
            .build();
    CrossValidatorModel search =
        new CrossValidator()
            .setEstimator(estimator)
            .setEstimatorParamMaps(grid)
            .setEvaluator(new MulticlassClassificationEvaluator())
            .setNumFolds(2)
            .fit(data);
    var best = (NeuralNetworkClassificationModel) search.bestModel();
    assertEquals(0.03, best.getStepSize());
    assertEquals(8, best.getBatchSize());
    assertEquals(estimator.uid(), best.uid());
  }

  @Test
  void valuesOfTheModuleAreTheStart(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 1);
    var start = TestData.perceptron();
    var untrained = TestData.classifier().setNetwork(start).setMaxIter(0);
    assertEquals(TestData.bits(start), TestData.bits(untrained.fit(data).network()));
    var fromJson = TestData.classifier().setNetwork(untrained.getNetwork()).setMaxIter(0);
    var first = TestData.bits(fromJson.setSeed(1).fit(data).network());
    assertEquals(first, TestData.bits(fromJson.fit(data).network()));
    assertFalse(first.equals(TestData.bits(fromJson.setSeed(2).fit(data).network())));
  }

  @Test
  void wrongNetworksAreNamed(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 1);
    assertMessage("network is not set", new NeuralNetworkClassifier(), data);
    assertMessage(
        "got 2.0, expected a class from 0 to 1",
        TestData.classifier().setNetwork(new Linear(4, 1)),
        data);
    assertMessage(
        "got 4 numbers, expected 5 numbers",
        TestData.classifier().setNetwork(new Linear(5, 3)),
        data);
    assertMessage(
        "does not take an input of shape [2]", TestData.classifier().setInputShape(2), data);
  }

  private static void assertMessage(
      String part, NeuralNetworkClassifier estimator, Dataset<Row> data) {
    String message = assertThrows(LinstockException.class, () -> estimator.fit(data)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
