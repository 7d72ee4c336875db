package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.config.Architecture;

/** The params' values; {@code conformance} checks the stages with these settings. */
@ExtendWith(SparkExtension.class)
public class StageParamsTest {

  /** One value other than the default for each param. */
  public static Map<String, Object> settings() {
    Map<String, Object> s = new LinkedHashMap<>();
    s.put("featuresCol", "f");
    s.put("outputCol", "o");
    s.put("outputLayer", "1");
    s.put("labelCol", "l");
    s.put("weightCol", "w");
    s.put("validationIndicatorCol", "v");
    s.put("predictionCol", "p");
    s.put("probabilityCol", "prob");
    s.put("rawPredictionCol", "raw");
    s.put("network", Architecture.toJson(TestData.perceptron()));
    s.put("inputShape", new int[] {2, 2});
    s.put("optimizer", "sgd");
    s.put("stepSize", 0.25);
    s.put("momentum", 0.5);
    s.put("weightDecay", 0.01);
    s.put("batchSize", 8);
    s.put("maxIter", 2);
    s.put("averagingFrequency", 3);
    s.put("aggregationDepth", 2);
    s.put("transferType", "bfloat16");
    s.put("handleNonFinite", "rollback");
    s.put("optimizerState", "reset");
    s.put("numPartitions", 5);
    s.put("seed", 99L);
    s.put("earlyStoppingPatience", 4);
    s.put("handleInvalid", "skip");
    s.put("checkpointDir", "/tmp/none");
    s.put("checkpointInterval", 6);
    s.put("keepCheckpoints", 9);
    s.put("checkpointCommit", "manifest");
    s.put("resume", true);
    s.put("inferenceBatchSize", 32);
    s.put("featuresCols", new String[] {"f", "g"});
    s.put("initialState", "/tmp/start.safetensors");
    s.put("frozenLayers", new String[] {"0"});
    s.put("device", "cuda");
    s.put("loss", "huber");
    s.put("labelSmoothing", 0.1);
    s.put("lossDelta", 2.0);
    s.put("classWeight", "0:1,1:2.5");
    s.put("nesterov", true);
    s.put("betas", new double[] {0.8, 0.99});
    s.put("epsilon", 1e-6);
    s.put("learningRateSchedule", "step:3,0.5");
    s.put("gradientClipNorm", 1.0);
    s.put("batchScope", "global");
    s.put("tol", 1e-4);
    s.put("outerOptimizer", "momentum");
    s.put("outerMomentum", 0.8);
    s.put("outerStepSize", 0.5);
    s.put("restoreBest", false);
    s.put("storageLevel", "DISK_ONLY");
    s.put("thresholds", new double[] {0.3, 0.7});
    return s;
  }

  @ParameterizedTest
  @CsvSource({
    "optimizer, newton",
    "loss, mape",
    "classWeight, heavy",
    "learningRateSchedule, step",
    "outerOptimizer, adam",
    "outerStepSize, 0.0",
    "batchScope, cluster",
    "gradientClipNorm, -1.0",
    "labelSmoothing, 1.0",
    "lossDelta, 0.0",
    "device, tpu",
    "storageLevel, OFF_HEAP",
    "optimizerState, keep",
    "handleInvalid, ignore",
    "batchSize, 0",
    "maxIter, -1",
    "averagingFrequency, -1",
    "aggregationDepth, 4",
    "transferType, float16",
    "handleNonFinite, ignore",
    "checkpointInterval, 0",
    "keepCheckpoints, 0",
    "checkpointCommit, copy",
    "inferenceBatchSize, 0"
  })
  void invalidValuesAreRefused(String name, String value) {
    NeuralNetworkClassifier stage = new NeuralNetworkClassifier();
    Object typed =
        value.matches("-?[0-9]+\\.[0-9]")
            ? (Object) Double.valueOf(value)
            : value.matches("-?[0-9]+") ? Integer.valueOf(value) : value;
    String message =
        assertThrows(IllegalArgumentException.class, () -> stage.set(name, typed)).getMessage();
    assertTrue(message.contains(name) && message.contains(value), message);
  }

  @Test
  void initialValuesSurviveCopyAndSaving(SparkSession spark, @TempDir Path dir) throws IOException {
    Dataset<Row> data = TestData.clouds(spark, 10, 1);
    NeuralNetworkClassifier stage = TestData.classifier().setMaxIter(0);
    List<Integer> expected = TestData.bits(TestData.perceptron());
    assertEquals(expected, TestData.bits(stage.copy(ParamMap.empty()).fit(data).network()));
    String path = dir.resolve("estimator").toString();
    stage.save(path);
    NeuralNetworkClassifier loaded = NeuralNetworkClassifier.load(path);
    assertEquals(expected, TestData.bits(loaded.fit(data).network()));
  }
}
