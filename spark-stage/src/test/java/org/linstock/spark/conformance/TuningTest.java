package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.LocalPredictor;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.SparkExtension;
import org.linstock.tensor.Generator;

/** MLlib's searches for params. */
@ExtendWith(SparkExtension.class)
class TuningTest {

  @Test
  void crossValidatorFindsTheSettingsAndItsModelIsSaved(SparkSession spark, @TempDir Path dir)
      throws IOException {
    Dataset<Row> digits = SampleData.digits(spark).coalesce(2).cache();
    Generator.manualSeed(1);
    NeuralNetworkClassifier nn =
        new NeuralNetworkClassifier()
            .setNetwork(new Sequential(new Linear(64, 32), new ReLU(), new Linear(32, 10)))
            .setMaxIter(4);
    Pipeline pipeline =
        new Pipeline().setStages(new PipelineStage[] {SampleData.assembler(digits), nn});
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(nn.stepSize(), new double[] {1e-5, 0.005})
            .addGrid(nn.batchSize(), new int[] {32, 600})
            .build();
    CrossValidatorModel search =
        new CrossValidator()
            .setEstimator(pipeline)
            .setEstimatorParamMaps(grid)
            .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
            .setNumFolds(3)
            .setParallelism(2)
            .fit(digits);
    assertEquals(4, search.avgMetrics().length);
    PipelineModel best = (PipelineModel) search.bestModel();
    NeuralNetworkClassificationModel model = (NeuralNetworkClassificationModel) best.stages()[1];
    assertEquals(0.005, model.getStepSize());
    assertEquals(32, model.getBatchSize());
    String path = dir.resolve("best").toString();
    best.write().save(path);
    Dataset<Row> predicted = PipelineModel.load(path).transform(digits);
    assertEquals(best.transform(digits).collectAsList(), predicted.collectAsList());
    double accuracy =
        new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(predicted);
    assertTrue(accuracy > 0.9, "accuracy " + accuracy);
    try (LocalPredictor local = LocalPredictor.load(path)) {
      assertEquals(64, local.numFeatures());
    }
  }

  @Test
  void trainValidationSplitFindsTheSettings(SparkSession spark) {
    Dataset<Row> data =
        spark
            .range(400)
            .selectExpr("array(id % 20 / 20, id % 7 / 7) as features", "id % 20 / 10 as label");
    Generator.manualSeed(1);
    NeuralNetworkRegressor nn =
        new NeuralNetworkRegressor().setNetwork(new Linear(2, 1)).setBatchSize(20).setMaxIter(10);
    var search =
        new TrainValidationSplit()
            .setEstimator(nn)
            .setEstimatorParamMaps(
                new ParamGridBuilder().addGrid(nn.stepSize(), new double[] {1e-6, 0.05}).build())
            .setEvaluator(new RegressionEvaluator())
            .setSeed(3)
            .fit(data);
    assertEquals(2, search.validationMetrics().length);
    assertEquals(0.05, search.bestModel().getOrDefault(search.bestModel().getParam("stepSize")));
    assertTrue(search.validationMetrics()[1] < search.validationMetrics()[0] / 3);
  }
}
