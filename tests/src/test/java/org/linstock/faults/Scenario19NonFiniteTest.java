package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.io.Safetensors;
import org.linstock.spark.Cluster;
import org.linstock.spark.NeuralNetworkRegressionModel;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;
import org.linstock.spark.TrainingSummary;
import org.linstock.spark.checkpoint.CheckpointMismatchException;
import org.linstock.spark.error.DivergedException;
import org.linstock.tensor.Tensor;

/**
 * A partition gets a NaN or an infinite number, or the averaged state does: by setting the training
 * fails, leaves the partition out, or goes back a round; nothing of it is ever committed.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario19NonFiniteTest {
  private static List<Integer> rolledBack;
  private static List<Integer> skipped;

  private final Cluster.Handle cluster;
  @TempDir private Path temporary;

  Scenario19NonFiniteTest(Cluster.Handle cluster) {
    this.cluster = cluster;
  }

  @AfterEach
  void lookAway() {
    Probe.watch(batch -> {});
  }

  private static List<Integer> bits(NeuralNetworkRegressionModel model) {
    return SmallTraining.bits(model.network());
  }

  private NeuralNetworkRegressionModel fitHuge(NeuralNetworkRegressor estimator) {
    return estimator.fit(WildTraining.hugeRow(cluster.spark()));
  }

  private NeuralNetworkRegressionModel fitSteep(NeuralNetworkRegressor estimator) {
    return estimator.fit(WildTraining.steepPartition(cluster.spark()));
  }

  /** What all paths and all restarts of the training that rolls back must end in. */
  private List<Integer> rolledBack() {
    if (rolledBack == null) {
      rolledBack = bits(fitSteep(WildTraining.steep("")));
    }
    return rolledBack;
  }

  /** As {@link #rolledBack}, of the one that skips. */
  private List<Integer> skipped() {
    if (skipped == null) {
      skipped = bits(fitHuge(WildTraining.normalised("").setHandleNonFinite("skip")));
    }
    return skipped;
  }

  private static void assertCommitted(String dir, int rounds) throws IOException {
    List<String> names =
        Storage.names(dir).stream().filter(name -> name.startsWith("round-")).toList();
    assertEquals(rounds, names.size());
    for (String round : names) {
      for (Map.Entry<String, byte[]> file : new RoundBytes(dir, round).files().entrySet()) {
        if (file.getKey().endsWith(".safetensors")) {
          assertFinite(file.getKey(), file.getValue());
        }
      }
    }
  }

  private static void assertFinite(String file, byte[] bytes) throws IOException {
    Map<String, Tensor> tensors =
        Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, file);
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      for (float value : tensor.getValue().toFloatArray()) {
        assertTrue(Float.isFinite(value), tensor.getKey());
      }
    }
  }

  /** The round of the first epoch that has the row, and after which it may be resumed otherwise. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anErrorNamesRoundPartitionAndCheckpoint(int depth) throws IOException {
    String dir = temporary.toString();
    NeuralNetworkRegressor estimator = WildTraining.normalised(dir).setAggregationDepth(depth);
    DivergedException failure = assertThrows(DivergedException.class, () -> fitHuge(estimator));
    NeuralNetworkRegressionModel resumed = fitHuge(estimator.setHandleNonFinite("skip"));
    List<Integer> partitions =
        resumed.summary().rounds().stream().map(RoundReport::skippedPartitions).toList();
    int round = partitions.indexOf(1) + 1;
    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "round %d: partition 1 got a NaN or infinite loss or weight, expected finite ones; lower stepSize, or scale the features; "
                    .formatted(round)),
        failure.getMessage());
    assertTrue(
        failure.getMessage().contains(round == 1 ? "no checkpoint" : "checkpoint round-"),
        failure.getMessage());
    assertEquals(
        List.of(1, 1), List.of(sum(partitions, 0), sum(partitions, 3)), partitions.toString());
    assertEquals(skipped(), bits(resumed));
    assertCommitted(dir, 6);
    assertThrows(
        CheckpointMismatchException.class,
        () -> fitHuge(estimator.setHandleNonFinite("rollback")),
        "what was skipped has had its effect");
  }

  private static int sum(List<Integer> partitions, int from) {
    return partitions.subList(from, from + 3).stream().mapToInt(Integer::intValue).sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aSkippedPartitionWeighsNothing(int depth) {
    NeuralNetworkRegressor estimator =
        WildTraining.normalised("").setAveragingFrequency(0).setAggregationDepth(depth);
    NeuralNetworkRegressionModel without =
        estimator.fit(WildTraining.data(cluster.spark(), 1, 0, 0));
    NeuralNetworkRegressionModel skipped = fitHuge(estimator.setHandleNonFinite("skip"));
    assertEquals(bits(without), bits(skipped));
    TrainingSummary summary = skipped.summary();
    assertEquals(2, summary.skippedPartitions());
    assertEquals(0, summary.rollbacks());
    for (RoundReport round : summary.rounds()) {
      assertEquals(1, round.skippedPartitions());
      assertEquals(2 * WildTraining.ROWS, round.examples());
      assertEquals(without.summary().rounds().get(round.round() - 1).loss(), round.loss());
    }
  }

  @Test
  void oneFinitePartitionIsTheLeast() {
    NeuralNetworkRegressor estimator =
        WildTraining.normalised("").setAveragingFrequency(0).setHandleNonFinite("skip");
    String message =
        assertThrows(
                DivergedException.class,
                () -> estimator.fit(WildTraining.data(cluster.spark(), 1, 3, 1)))
            .getMessage();
    assertTrue(
        message.startsWith(
            "round 1: partition 0 got a NaN or infinite loss or weight, expected finite ones, and no partition remains"),
        message);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aRollbackHalvesTheStepSizeForGood(int depth) throws IOException {
    String dir = temporary.toString();
    NeuralNetworkRegressionModel model =
        fitSteep(WildTraining.steep(dir).setAggregationDepth(depth));
    assertEquals(rolledBack(), bits(model));
    assertCommitted(dir, 6);
    TrainingSummary summary = model.summary();
    int rollbacks = 0;
    for (RoundReport round : summary.rounds()) {
      rollbacks += round.rollbacks();
      assertEquals(Math.pow(0.5, rollbacks), round.stepSizeFactor());
      double epochs = Math.min(1, (round.round() - 1) / 3.0 + 15 / 48.0);
      assertEquals(0.4 * epochs * round.stepSizeFactor(), round.learningRate(), 1e-12);
    }
    assertEquals(0, summary.rounds().get(0).rollbacks());
    assertTrue(summary.rounds().stream().filter(r -> r.rollbacks() > 0).count() > 1);
    assertEquals(rollbacks, summary.rollbacks());
    assertEquals(Math.pow(0.5, rollbacks), summary.stepSizeFactor());
    assertEquals(0, summary.skippedPartitions());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "4, 3"})
  void stoppedAndResumedItEndsInTheSameBits(int round, int interval) {
    String dir = temporary.toString();
    NeuralNetworkRegressor stopped =
        WildTraining.steep(dir)
            .setCheckpointInterval(interval)
            .setTrainingListener(
                new TrainingListener() {
                  @Override
                  public void onRound(RoundReport report) {
                    if (report.round() == round) {
                      throw new IllegalStateException("stopped on purpose");
                    }
                  }
                });
    assertThrows(IllegalStateException.class, () -> fitSteep(stopped));
    assertEquals(rolledBack(), bits(fitSteep(WildTraining.steep(dir))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void tasksThatFailAtFirstEndInTheSameBits(int depth) {
    NeuralNetworkRegressor flaky = WildTraining.steep("", new Probe()).setAggregationDepth(depth);
    Probe.watch(
        batch -> {
          if (TaskContext.get().attemptNumber() == 0) {
            throw new IllegalStateException("a first attempt, which fails on purpose");
          }
        });
    assertEquals(rolledBack(), bits(fitSteep(flaky)));
  }

  /** The partitions are finite, but the step on their average is not. */
  @ParameterizedTest
  @CsvSource({"1, error", "2, error", "3, error", "2, skip", "1, rollback", "3, rollback"})
  void anAverageOutOfBoundsIsNotCommitted(int depth, String policy) {
    String dir = temporary.toString();
    NeuralNetworkRegressor estimator =
        WildTraining.normalised(dir)
            .setOuterOptimizer("momentum")
            .setOuterStepSize(1e300)
            .setAggregationDepth(depth)
            .setHandleNonFinite(policy);
    String message =
        assertThrows(
                DivergedException.class,
                () -> estimator.fit(WildTraining.data(cluster.spark(), 1, 0, 1)))
            .getMessage();
    assertTrue(
        message.startsWith("round 1: the averaged state got a NaN or infinite number"), message);
    assertEquals(policy.equals("rollback"), message.contains("after 10 rollbacks in a row"));
    assertTrue(message.endsWith("no checkpoint was written"), message);
    assertEquals(List.of(), Storage.names(dir));
  }
}
