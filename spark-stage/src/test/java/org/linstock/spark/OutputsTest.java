package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.nn.Linear;
import org.linstock.nn.LogSoftmax;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.error.LinstockException;
import org.linstock.tensor.Generator;

/** Binary classifiers with one output, multilabel classifiers, thresholds, log-probabilities. */
@ExtendWith(SparkExtension.class)
class OutputsTest {

  private static Module net(int outputs) {
    Generator.manualSeed(3);
    return new Sequential(new Linear(4, 32), new ReLU(), new Linear(32, outputs));
  }

  private static NeuralNetworkClassifier classifier(Module net) {
    return TestData.classifier().setNetwork(net).setMaxIter(8);
  }

  /** Class 0 against the other two. */
  private static Dataset<Row> binary(SparkSession spark) {
    return TestData.clouds(spark, 240, 2)
        .selectExpr("features", "cast(label > 0 as double) as label");
  }

  @Test
  void oneOutputTellsTwoClassesApart(SparkSession spark, @TempDir Path dir) throws Exception {
    Dataset<Row> data = binary(spark);
    var model = classifier(net(1)).fit(data);
    assertEquals(2, model.numClasses());
    Dataset<Row> out = model.transform(data);
    for (Row row : out.collectAsList()) {
      Vector raw = row.getAs("rawPrediction");
      Vector probability = row.getAs("probability");
      assertEquals(2, raw.size());
      assertEquals(-raw.apply(0), raw.apply(1));
      assertEquals(1 / (1 + Math.exp(-raw.apply(1))), probability.apply(1), 1e-12);
      assertEquals(1, probability.apply(0) + probability.apply(1), 1e-12);
      assertEquals(raw.apply(1) > 0 ? 1.0 : 0.0, row.<Double>getAs("prediction"));
    }
    assertTrue(
        new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(out) > .95);
    assertTrue(new BinaryClassificationEvaluator().evaluate(out) > .98);
    String path = dir.resolve("model").toString();
    model.write().save(path);
    var loaded = NeuralNetworkClassificationModel.load(path);
    assertEquals(out.collectAsList(), loaded.transform(data).collectAsList());
  }

  @Test
  void oneOutputAndTwoSayTheSameOfTheValidation(SparkSession spark) {
    Dataset<Row> data = binary(spark).selectExpr("*", "pmod(xxhash64(features), 4) = 0 as v");
    var model = classifier(net(1)).setValidationIndicatorCol("v").fit(data);
    double loss = 0;
    double right = 0;
    List<Row> held = model.transform(data.filter("v")).collectAsList();
    for (Row row : held) {
      double label = row.getAs("label");
      loss -= Math.log(row.<Vector>getAs("probability").apply((int) label));
      right += row.<Double>getAs("prediction") == label ? 1 : 0;
    }
    EpochReport last = model.summary().epochs().get(7);
    assertEquals(loss / held.size(), last.validationLoss().getAsDouble(), 1e-6);
    assertEquals(right / held.size(), last.validationMetric().getAsDouble(), 1e-9);
  }

  @Test
  void aVectorOfTruthValuesIsMultilabel(SparkSession spark) {
    Dataset<Row> data =
        TestData.clouds(spark, 240, 2)
            .selectExpr(
                "features",
                "array(if(label = 0, 1.0, 0.0), if(label < 2, 1.0, 0.0), 1.0) as label");
    var model = classifier(net(3)).fit(data);
    Dataset<Row> out = model.transform(data);
    assertEquals(3, AttributeGroup.fromStructField(out.schema().apply("prediction")).size());
    int right = 0;
    for (Row row : out.collectAsList()) {
      Vector prediction = row.getAs("prediction");
      List<Double> label =
          row.getList(row.fieldIndex("label")).stream().map(TestNumbers::of).toList();
      for (int i = 0; i < 3; i++) {
        right += prediction.apply(i) == label.get(i) ? 1 : 0;
      }
    }
    assertTrue(right > .95 * 3 * 240, "right: " + right);
    Dataset<Row> bad = data.selectExpr("features", "array(0.0, 2.0, 1.0) as label");
    String message =
        assertThrows(LinstockException.class, () -> classifier(net(3)).fit(bad)).getMessage();
    assertTrue(message.contains("got 2.0 at index 1, expected a truth value"), message);
  }

  @Test
  void thresholdsMoveTheBorder(SparkSession spark) {
    Dataset<Row> data = binary(spark);
    var model = classifier(net(2)).fit(data);
    model.setThresholds(0.9, 0.1);
    for (Row row : model.transform(data).collectAsList()) {
      Vector p = row.getAs("probability");
      double expected = p.apply(1) / 0.1 > p.apply(0) / 0.9 ? 1 : 0;
      assertEquals(expected, row.<Double>getAs("prediction"));
    }
    model.setThresholds(0, 1);
    assertEquals(0, model.transform(data).filter("prediction = 1").count());
    model.setThresholds(0.2, 0.3, 0.5);
    String message =
        assertThrows(LinstockException.class, () -> model.transform(data)).getMessage();
    assertEquals(
        "thresholds has 3 values, but the network has 2 classes; give one for each class", message);
  }

  @Test
  void logProbabilitiesTrainWithNll(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 240, 2);
    Generator.manualSeed(3);
    Module net =
        new Sequential(new Linear(4, 32), new ReLU(), new Linear(32, 3), new LogSoftmax(-1));
    var model = classifier(net).setLoss("nll").fit(data);
    var logits = classifier(net(3)).fit(data);
    Row a = model.transform(data).head();
    Row b = logits.transform(data).head();
    assertArrayEquals(
        a.<Vector>getAs("probability").toArray(), b.<Vector>getAs("probability").toArray(), 1e-3);
  }

  /** What Spark's decimal and double literals become. */
  private static final class TestNumbers {
    private static Double of(Object value) {
      return ((Number) value).doubleValue();
    }
  }
}
