package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.classification.OneVsRest;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.MllibClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.TestData;
import org.linstock.tensor.Generator;

/** The wrapper that MLlib takes for a {@code Classifier}. */
@ExtendWith(SparkExtension.class)
class OneVsRestTest {

  private static NeuralNetworkClassifier binary(int outputs) {
    Generator.manualSeed(3);
    return TestData.classifier()
        .setNetwork(new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, outputs)))
        .setMaxIter(6);
  }

  private static double accuracy(Dataset<Row> predictions) {
    return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(predictions);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void fitsPredictsSavesAndLoads(int outputs, SparkSession spark, @TempDir Path dir)
      throws IOException {
    Dataset<Row> data = TestData.clouds(spark, 240, 2);
    OneVsRest stage =
        new OneVsRest().setClassifier(binary(outputs).asClassifier()).setParallelism(2);
    String path = dir.resolve("estimator").toString();
    stage.save(path);
    OneVsRestModel model = OneVsRest.load(path).fit(data);
    assertEquals(3, model.models().length);
    List<Row> expected = model.transform(data).collectAsList();
    assertTrue(accuracy(model.transform(data)) > 0.95);
    model.save(dir.resolve("model").toString());
    OneVsRestModel loaded = OneVsRestModel.load(dir.resolve("model").toString());
    assertEquals(expected, loaded.transform(data).collectAsList());
  }

  @Test
  void weightsReachTheNet(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 60, 1).selectExpr("*", "1 + label as w");
    OneVsRest stage = new OneVsRest().setClassifier(binary(1).asClassifier());
    List<Integer> plain = firstNet(stage.fit(data));
    assertNotEquals(plain, firstNet(stage.setWeightCol("w").fit(data)));
  }

  private static List<Integer> firstNet(OneVsRestModel model) {
    MllibClassificationModel first = (MllibClassificationModel) model.models()[0];
    return TestData.bits(first.neuralNetwork().network());
  }

  @Test
  void aGridMayVaryTheNetsParams(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 120, 2);
    NeuralNetworkClassifier nn = binary(1);
    OneVsRest stage = new OneVsRest().setClassifier(nn.asClassifier());
    OneVsRestModel model = stage.fit(data, new ParamMap().put(nn.stepSize(), 0.125));
    MllibClassificationModel first = (MllibClassificationModel) model.models()[0];
    assertEquals(0.125, first.neuralNetwork().getStepSize());
    assertEquals(0.02, nn.getStepSize());
  }

  @Test
  void singleRowsAreAsInTheDataset(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 9, 1);
    MllibClassificationModel model = TestData.classifier().asClassifier().fit(data);
    for (Row row : model.transform(data).collectAsList()) {
      Vector features = row.getAs("features");
      assertEquals(row.<Vector>getAs("rawPrediction"), model.predictRaw(features));
      assertEquals(row.<Double>getAs("prediction"), model.predict(features));
    }
    assertEquals(3, model.numClasses());
    assertEquals(4, model.numFeatures());
  }
}
