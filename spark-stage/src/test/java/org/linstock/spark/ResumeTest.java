package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Dropout;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.checkpoint.CheckpointExistsException;
import org.linstock.spark.checkpoint.CheckpointNotWritableException;
import org.linstock.tensor.Generator;

/**
 * Training stopped after a round and resumed ends in the bits of a training that was not stopped.
 */
@ExtendWith(SparkExtension.class)
class ResumeTest {

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static TrainingListener stopAfter(int round) {
    return new TrainingListener() {
      @Override
      public void onRound(RoundReport report) {
        if (report.round() == round) {
          throw new Stopped();
        }
      }
    };
  }

  private static Dataset<Row> data(SparkSession spark) {
    return TestData.clouds(spark, 120, 3).selectExpr("*", "features is null as v");
  }

  private static Dataset<Row> validated(SparkSession spark) {
    // Half of the validation labels are wrong, so that certainty, once learnt, makes the loss rise
    // again.
    return data(spark)
        .selectExpr(
            "features",
            "if(xxhash64(features) % 8 = 0, (label + 1) % 3, label) as label",
            "xxhash64(features) % 4 = 0 as v");
  }

  /** 40 rows a partition are 5 batches: 3 rounds an epoch, 9 in all. */
  private static NeuralNetworkClassifier estimator(Path dir) {
    return TestData.classifier()
        .setBatchSize(8)
        .setCheckpointDir(dir.toString())
        .setCheckpointInterval(2)
        .setResume(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8})
  void afterARound(int round, SparkSession spark, @TempDir Path dir) {
    Dataset<Row> data = data(spark);
    var expected = TestData.classifier().setBatchSize(8).fit(data);
    NeuralNetworkClassifier stopped = estimator(dir.resolve("stopped"));
    assertThrows(Stopped.class, () -> stopped.setTrainingListener(stopAfter(round)).fit(data));
    var resumed = stopped.setTrainingListener(new TrainingListener() {}).fit(data);
    assertEquals(TestData.bits(expected.network()), TestData.bits(resumed.network()));
    assertEquals(losses(expected), losses(resumed));
    assertEquals(figures(expected), figures(resumed));
  }

  @Test
  void keepsAsManyCheckpointsAsAskedFor(SparkSession spark, @TempDir Path dir) throws IOException {
    estimator(dir).setCheckpointInterval(1).setKeepCheckpoints(2).fit(data(spark));
    try (Stream<Path> left = Files.list(dir)) {
      assertEquals(
          List.of("round-000008", "round-000009"),
          left.map(p -> p.getFileName().toString()).sorted().toList());
    }
  }

  /** What epochs came to, without the seconds that they took. */
  private static List<String> figures(NeuralNetworkClassificationModel model) {
    return model.summary().epochs().stream()
        .map(
            e ->
                "%d %s %d %s %s %s"
                    .formatted(
                        e.epoch(),
                        e.loss(),
                        e.examples(),
                        e.learningRate(),
                        e.validationLoss(),
                        e.validationMetric()))
        .toList();
  }

  private static List<Double> losses(NeuralNetworkClassificationModel model) {
    return model.summary().rounds().stream().map(RoundReport::loss).toList();
  }

  static Stream<UnaryOperator<NeuralNetworkClassifier>> variants() {
    return Stream.of(
        e -> e.setOptimizer("sgd").setMomentum(0.9),
        e -> e.setOptimizerState("reset"),
        e -> e.setNumPartitions(2),
        e -> e.setAggregationDepth(2),
        e -> e.setNetwork(normalised()).setLearningRateSchedule("cosine"),
        e -> e.setAveragingFrequency(0));
  }

  private static Module normalised() {
    Generator.manualSeed(4);
    return new Sequential(
        new Linear(4, 8), new BatchNorm1d(8), new ReLU(), new Dropout(0.3), new Linear(8, 3));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void withOtherSettings(
      UnaryOperator<NeuralNetworkClassifier> variant, SparkSession spark, @TempDir Path dir) {
    Dataset<Row> data = data(spark);
    var expected = variant.apply(estimator(dir.resolve("whole"))).fit(data);
    var stopped = variant.apply(estimator(dir.resolve("stopped"))).setCheckpointInterval(1);
    assertThrows(Stopped.class, () -> stopped.setTrainingListener(stopAfter(2)).fit(data));
    var resumed = stopped.setTrainingListener(new TrainingListener() {}).fit(data);
    assertEquals(TestData.bits(expected.network()), TestData.bits(resumed.network()));
  }

  @Test
  void afterTheBestEpoch(SparkSession spark, @TempDir Path dir) {
    Dataset<Row> data = validated(spark);
    UnaryOperator<NeuralNetworkClassifier> overfit =
        e ->
            e.setValidationIndicatorCol("v")
                .setEarlyStoppingPatience(3)
                .setStepSize(0.05)
                .setAveragingFrequency(2)
                .setCheckpointInterval(1)
                .setMaxIter(40);
    var expected = overfit.apply(estimator(dir.resolve("whole"))).fit(data);
    List<EpochReport> epochs = expected.summary().epochs();
    int best = expected.summary().bestEpoch().getAsInt();
    assertEquals(best + 3, epochs.size(), "stops after three epochs without improvement");
    int perEpoch = expected.summary().rounds().size() / epochs.size();
    for (int stop : new int[] {best * perEpoch, (best + 1) * perEpoch + 1}) {
      var stopped = overfit.apply(estimator(dir.resolve("stopped" + stop)));
      assertThrows(Stopped.class, () -> stopped.setTrainingListener(stopAfter(stop)).fit(data));
      var resumed = stopped.setTrainingListener(new TrainingListener() {}).fit(data);
      assertEquals(TestData.bits(expected.network()), TestData.bits(resumed.network()));
      assertEquals(figures(expected), figures(resumed));
    }
    double loss = expected.summary().epochs().get(best - 1).validationLoss().getAsDouble();
    assertEquals(
        loss,
        epochs.stream().mapToDouble(e -> e.validationLoss().getAsDouble()).min().getAsDouble());
  }

  @Test
  void moreEpochsContinueAFinishedRun(SparkSession spark, @TempDir Path dir) {
    Dataset<Row> data = data(spark);
    var expected = estimator(dir.resolve("whole")).setMaxIter(4).fit(data);
    estimator(dir.resolve("parts")).setMaxIter(2).fit(data);
    var longer = estimator(dir.resolve("parts")).setMaxIter(4).fit(data);
    assertEquals(TestData.bits(expected.network()), TestData.bits(longer.network()));
    var again = estimator(dir.resolve("parts")).setMaxIter(4).fit(data);
    assertEquals(TestData.bits(expected.network()), TestData.bits(again.network()));
  }

  @Test
  void refusesADirectoryOfAnEarlierRun(SparkSession spark, @TempDir Path dir) {
    estimator(dir).setMaxIter(1).fit(data(spark));
    var fresh = estimator(dir).setResume(false);
    String message =
        assertThrows(CheckpointExistsException.class, () -> fresh.fit(data(spark))).getMessage();
    assertTrue(message.contains("already holds round-000003 of an earlier run"), message);
  }

  @Test
  void refusesADirectoryThatCannotBeWrittenBeforeTraining(SparkSession spark, @TempDir Path dir)
      throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "in the way");
    var estimator = estimator(file.resolve("checkpoints"));
    Dataset<Row> bad = data(spark).selectExpr("features", "label - 10 as label");
    String message =
        assertThrows(CheckpointNotWritableException.class, () -> estimator.fit(bad)).getMessage();
    assertTrue(message.contains("cannot be written") && message.contains("file"), message);
  }

  @Test
  void continuesFromTheRoundBeforeADamagedOne(SparkSession spark, @TempDir Path dir)
      throws IOException {
    Dataset<Row> data = data(spark);
    var expected = estimator(dir.resolve("whole")).fit(data);
    var stopped = estimator(dir.resolve("s"));
    assertThrows(Stopped.class, () -> stopped.setTrainingListener(stopAfter(6)).fit(data));
    Path model = dir.resolve("s/round-000006/model.safetensors");
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length - 1] ^= 1;
    Files.write(model, bytes);
    Files.deleteIfExists(model.resolveSibling(".model.safetensors.crc"));
    var resumed = stopped.setTrainingListener(new TrainingListener() {}).fit(data);
    assertEquals(TestData.bits(expected.network()), TestData.bits(resumed.network()));
  }
}
