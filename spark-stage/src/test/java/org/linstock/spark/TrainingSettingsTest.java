package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Dropout;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.error.LinstockException;
import org.linstock.tensor.Generator;

/** What each setting of the training does to it. */
@ExtendWith(SparkExtension.class)
class TrainingSettingsTest {

  private static Dataset<Row> data(SparkSession spark) {
    return TestData.clouds(spark, 240, 2);
  }

  private static double lastLoss(NeuralNetworkClassificationModel model) {
    double[] history = model.summary().objectiveHistory();
    return history[history.length - 1];
  }

  private static List<Integer> weights(NeuralNetworkClassifier stage, Dataset<Row> data) {
    return TestData.bits(stage.fit(data).network());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sgd", "adam", "adamw", "nadam", "adamax", "rmsprop", "adagrad", "adadelta"})
  void everyOptimizerLearns(String optimizer, SparkSession spark) {
    double rate = optimizer.equals("adadelta") ? 1 : 0.02;
    var model = TestData.classifier().setOptimizer(optimizer).setStepSize(rate).setMaxIter(4);
    double[] history = model.fit(data(spark)).summary().objectiveHistory();
    assertTrue(history[history.length - 1] < 0.9 * history[0], optimizer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step:1,0.5",
        "exponential:0.5",
        "linear",
        "cosine",
        "warmup:2",
        "warmupCosine:1",
        "oneCycle"
      })
  void everyScheduleChangesTheTrainingAndLearns(String schedule, SparkSession spark) {
    var constant = TestData.classifier().fit(data(spark));
    var model = TestData.classifier().setLearningRateSchedule(schedule).fit(data(spark));
    assertNotEquals(TestData.bits(constant.network()), TestData.bits(model.network()));
    assertTrue(lastLoss(model) < model.summary().objectiveHistory()[0]);
  }

  /** All examples in one step, whose order then does not matter. */
  private static NeuralNetworkClassifier whole() {
    return TestData.classifier().setOptimizer("sgd").setBatchSize(1000).setNumPartitions(1);
  }

  @Test
  void classWeightsAreExampleWeights(SparkSession spark) {
    Dataset<Row> data = data(spark);
    Dataset<Row> weighted = data.selectExpr("*", "if(label = 1, 2.5, 1.0) as w");
    assertArrayEquals(
        flat(whole().setWeightCol("w").fit(weighted).network()),
        flat(whole().setClassWeight("1:2.5").fit(data).network()),
        1e-5f);
  }

  @Test
  void balancedClassesWeighTheSameTogether(SparkSession spark) {
    Dataset<Row> skewed = data(spark).filter("label < 2 or pmod(xxhash64(features), 4) = 0");
    double rare = skewed.filter("label = 2").count();
    double total = skewed.count();
    String w = "if(label = 2, %s, %s) as w";
    Dataset<Row> weighted =
        skewed.selectExpr("*", w.formatted(total / (3 * rare), total / (3 * (total - rare) / 2)));
    assertArrayEquals(
        flat(whole().setWeightCol("w").fit(weighted).network()),
        flat(whole().setClassWeight("balanced").fit(skewed).network()),
        1e-5f);
  }

  @Test
  void aClassBeyondTheLastHasNoWeight(SparkSession spark) {
    var stage = TestData.classifier().setClassWeight("3:2");
    String message =
        assertThrows(LinstockException.class, () -> stage.fit(data(spark))).getMessage();
    assertEquals("classWeight: class 3, but the network has classes 0 to 2", message);
  }

  @Test
  void frozenLayersStayAsTheyWere(SparkSession spark) {
    var model = TestData.classifier().setFrozenLayers("0").fit(data(spark));
    Module before = TestData.perceptron();
    assertEquals(TestData.bits(before.get(0)), TestData.bits(model.network().get(0)));
    assertNotEquals(TestData.bits(before.get(2)), TestData.bits(model.network().get(2)));
    var stage = TestData.classifier().setFrozenLayers("encoder");
    String message =
        assertThrows(LinstockException.class, () -> stage.fit(data(spark))).getMessage();
    assertTrue(message.startsWith("frozenLayers: no layer \"encoder\" in the network"), message);
  }

  @Test
  void clippingBoundsAStep(SparkSession spark) {
    var stage =
        TestData.classifier()
            .setOptimizer("sgd")
            .setStepSize(1)
            .setBatchSize(1000)
            .setMaxIter(1)
            .setNumPartitions(1)
            .setGradientClipNorm(0.01);
    float[] before = flat(TestData.perceptron());
    float[] after = flat(stage.fit(data(spark)).network());
    double square = 0;
    for (int i = 0; i < before.length; i++) {
      square += Math.pow(after[i] - before[i], 2);
    }
    assertEquals(0.01, Math.sqrt(square), 1e-5);
  }

  private static float[] flat(Module net) {
    List<Integer> bits = TestData.bits(net);
    float[] values = new float[bits.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(bits.get(i));
    }
    return values;
  }

  @Test
  void toleranceEndsTheTraining(SparkSession spark) {
    var stage = TestData.classifier().setMaxIter(50).setTol(0.5);
    int epochs = stage.fit(data(spark)).summary().epochs().size();
    assertTrue(epochs > 1 && epochs < 50, "epochs: " + epochs);
  }

  @Test
  void aGlobalBatchIsSharedAmongThePartitions(SparkSession spark) {
    assertEquals(
        weights(TestData.classifier().setNumPartitions(2).setBatchSize(16), data(spark)),
        weights(
            TestData.classifier().setNumPartitions(2).setBatchSize(32).setBatchScope("global"),
            data(spark)));
  }

  @Test
  void momentumOnTheAverageIsNesterovs(SparkSession spark) {
    var stage = TestData.classifier().setMaxIter(1).setAveragingFrequency(0).setNumPartitions(2);
    float[] start = flat(TestData.perceptron());
    float[] mean = flat(stage.fit(data(spark)).network());
    var momentum = stage.setOuterOptimizer("momentum").setOuterMomentum(0.5).setOuterStepSize(0.8);
    float[] got = flat(momentum.fit(data(spark)).network());
    float[] expected = new float[start.length];
    for (int i = 0; i < start.length; i++) {
      double change = (double) start[i] - mean[i];
      expected[i] = (float) (start[i] - 0.8 * (change + 0.5 * change));
    }
    assertArrayEquals(expected, got, 1e-7f);
  }

  @Test
  void momentumOnTheAverageGoesOnAfterAResume(SparkSession spark, @TempDir Path dir) {
    var whole = TestData.classifier().setOuterOptimizer("momentum").setMaxIter(3);
    var first =
        TestData.classifier()
            .setOuterOptimizer("momentum")
            .setMaxIter(1)
            .setCheckpointDir(dir.toString())
            .setCheckpointInterval(1);
    first.fit(data(spark));
    assertEquals(
        weights(whole, data(spark)), weights(first.setMaxIter(3).setResume(true), data(spark)));
  }

  @Test
  void trainingStartsFromAnotherModelsValues(SparkSession spark, @TempDir Path dir)
      throws Exception {
    var model = TestData.classifier().fit(data(spark));
    String path = dir.resolve("model").toString();
    model.write().save(path);
    for (String state : List.of(path, path + "/model.safetensors")) {
      var warm = TestData.classifier().setInitialState(state).setMaxIter(0);
      assertEquals(TestData.bits(model.network()), weights(warm, data(spark)));
    }
    var missing = TestData.classifier().setInitialState(dir.resolve("none").toString());
    String message =
        assertThrows(LinstockException.class, () -> missing.fit(data(spark))).getMessage();
    assertTrue(message.startsWith("initialState: ") && message.contains("none"), message);
  }

  @Test
  void dropoutDrawsFromTheSeed(SparkSession spark) {
    Generator.manualSeed(3);
    Module net = new Sequential(new Linear(4, 32), new ReLU(), new Dropout(0.5), new Linear(32, 3));
    var stage = TestData.classifier().setNetwork(net).setNumPartitions(3);
    List<Integer> once = weights(stage, data(spark));
    assertEquals(once, weights(stage, data(spark).repartition(5)));
    assertNotEquals(once, weights(stage.setSeed(8), data(spark)));
  }

  @Test
  void aLossThatDoesNotFitIsRefused(SparkSession spark) {
    var stage = TestData.classifier().setLoss("mse");
    String message =
        assertThrows(LinstockException.class, () -> stage.fit(data(spark))).getMessage();
    assertEquals("loss: mse does not fit a classifier with 3 outputs; set loss to auto", message);
    var regressor =
        new NeuralNetworkRegressor().setNetwork(new Linear(4, 1)).setLoss("crossEntropy");
    assertTrue(
        assertThrows(LinstockException.class, () -> regressor.fit(data(spark)))
            .getMessage()
            .startsWith("loss: crossEntropy is for classes"));
  }

  @Test
  void settingsOfClassesAreRefusedForNumbers(SparkSession spark) {
    Dataset<Row> data = data(spark);
    var weighted =
        new NeuralNetworkRegressor().setNetwork(new Linear(4, 1)).setClassWeight("balanced");
    assertEquals(
        "classWeight is balanced, but the labels are no classes; set it to none, or give weights in weightCol",
        assertThrows(LinstockException.class, () -> weighted.fit(data)).getMessage());
    var smoothed = new NeuralNetworkRegressor().setNetwork(new Linear(4, 1)).setLabelSmoothing(0.1);
    assertEquals(
        "labelSmoothing is 0.1, but it is a setting of the loss crossEntropy and this one is mse; set it to 0",
        assertThrows(LinstockException.class, () -> smoothed.fit(data)).getMessage());
  }

  @Test
  void theDeviceMayBeNamed(SparkSession spark) {
    Dataset<Row> data = data(spark);
    assertEquals(
        weights(TestData.classifier(), data),
        weights(TestData.classifier().setDevice("cpu"), data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mse", "l1", "smoothL1", "huber"})
  void everyLossOfARegressorLearns(String loss, SparkSession spark) {
    Generator.manualSeed(5);
    var stage =
        new NeuralNetworkRegressor()
            .setNetwork(new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, 1)))
            .setLoss(loss)
            .setStepSize(0.02)
            .setBatchSize(16)
            .setMaxIter(5);
    double[] history = stage.fit(data(spark)).summary().objectiveHistory();
    assertTrue(history[history.length - 1] < 0.6 * history[0], loss);
  }

  @Test
  void aDeviceThatIsNotThereIsRefused(SparkSession spark) {
    var stage = TestData.classifier().setDevice("cuda");
    String message =
        assertThrows(IllegalStateException.class, () -> stage.fit(data(spark))).getMessage();
    assertTrue(message.startsWith("device: device cuda:0 is not there"), message);
  }
}
