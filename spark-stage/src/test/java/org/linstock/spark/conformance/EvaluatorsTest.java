package org.linstock.spark.conformance;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.evaluation.MultilabelClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.TestData;
import org.linstock.tensor.Generator;

/** MLlib's evaluators read what the models put out. */
@ExtendWith(SparkExtension.class)
class EvaluatorsTest {

  private static Module net(int outputs) {
    Generator.manualSeed(3);
    return new Sequential(new Linear(4, 32), new ReLU(), new Linear(32, outputs));
  }

  private static NeuralNetworkClassifier classifier(int outputs) {
    return TestData.classifier().setNetwork(net(outputs)).setMaxIter(8);
  }

  @Test
  void classes(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 240, 2);
    Dataset<Row> out = classifier(3).setMaxIter(2).fit(data).transform(data).cache();
    long right = out.filter("prediction = label").count();
    assertEquals(right / 240.0, multiclass("accuracy", out), 1e-12);
    for (String metric : new String[] {"f1", "weightedPrecision", "weightedRecall"}) {
      assertEquals(right / 240.0, multiclass(metric, out), 0.05, metric);
    }
    double logLoss = 0;
    for (Row row : out.collectAsList()) {
      Vector probability = row.getAs("probability");
      logLoss -= Math.log(probability.apply(row.<Double>getAs("label").intValue())) / 240;
    }
    assertEquals(logLoss, multiclass("logLoss", out), 1e-9);
  }

  private static double multiclass(String metric, Dataset<Row> predictions) {
    return new MulticlassClassificationEvaluator().setMetricName(metric).evaluate(predictions);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void twoClasses(int outputs, SparkSession spark) {
    Dataset<Row> data =
        TestData.clouds(spark, 240, 2).selectExpr("features", "double(label > 0) as label");
    Dataset<Row> out = classifier(outputs).fit(data).transform(data);
    for (String metric : new String[] {"areaUnderROC", "areaUnderPR"}) {
      var evaluator = new BinaryClassificationEvaluator().setMetricName(metric);
      double raw = evaluator.evaluate(out);
      assertTrue(raw > 0.98, metric + " " + raw);
      double probability = evaluator.setRawPredictionCol("probability").evaluate(out);
      assertEquals(raw, probability, 1e-9, metric);
    }
  }

  @Test
  void numbers(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 240, 2);
    Dataset<Row> out =
        new NeuralNetworkRegressor()
            .setNetwork(net(1))
            .setStepSize(0.02)
            .setMaxIter(20)
            .fit(data)
            .transform(data);
    double mse = out.selectExpr("avg(power(label - prediction, 2))").head().getDouble(0);
    assertEquals(mse, new RegressionEvaluator().setMetricName("mse").evaluate(out), 1e-9);
    assertTrue(new RegressionEvaluator().setMetricName("r2").evaluate(out) > 0.8);
  }

  /** The evaluator wants lists of labels that are true, so vectors of truth values are mapped. */
  @Test
  void severalLabels(SparkSession spark) {
    Dataset<Row> data =
        TestData.clouds(spark, 240, 2)
            .selectExpr("features", "array(double(label = 0), double(label < 2), 1D) as label");
    String trueOnes = "transform(filter(sequence(0, 2), i -> %s[i] = 1), i -> double(i))";
    Dataset<Row> out =
        classifier(3)
            .fit(data)
            .transform(data)
            .withColumn("predicted", vector_to_array(col("prediction"), "float64"))
            .withColumn("prediction", expr(trueOnes.formatted("predicted")))
            .withColumn("label", expr(trueOnes.formatted("label")));
    double accuracy =
        new MultilabelClassificationEvaluator().setMetricName("accuracy").evaluate(out);
    assertTrue(accuracy > 0.95, "accuracy " + accuracy);
    long exact = out.filter("prediction = label").count();
    double subset =
        new MultilabelClassificationEvaluator().setMetricName("subsetAccuracy").evaluate(out);
    assertEquals(exact / 240.0, subset, 1e-12);
  }
}
