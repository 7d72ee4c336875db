package org.linstock.executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.RoundReport;
import org.linstock.spark.TrainingListener;
import org.linstock.spark.error.SparkJobException;

/** Faults of tasks and executors: whatever happens, the weights are those of a quiet run. */
@Tag("executors")
@ExtendWith(Executors.class)
class ExecutorFaultsTest {
  private final Executors.Handle cluster;
  private List<Integer> quiet;

  ExecutorFaultsTest(Executors.Handle cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void quietRun() {
    cluster.awaitExecutors(2);
    quiet = cluster.quiet();
  }

  @AfterEach
  void disarm() throws IOException {
    cluster.disarm();
  }

  private NeuralNetworkClassificationModel fit(NeuralNetworkClassifier estimator) {
    NeuralNetworkClassificationModel model = estimator.fit(Run.data(cluster.spark(), 0));
    assertEquals(2 * Run.ROWS, Run.examples(model));
    return model;
  }

  /** Arms a fault after the first round, so that it falls into a later one. */
  private NeuralNetworkClassifier armedAfterTheFirstRound(String fault) {
    return Run.estimator()
        .setTrainingListener(
            new TrainingListener() {
              @Override
              public void onRound(RoundReport report) {
                if (report.round() == 1) {
                  arm(fault);
                }
              }
            });
  }

  private void arm(String fault) {
    try {
      cluster.arm(fault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void scenario12DelaysAndInputOrder(int order) throws IOException {
    cluster.arm(Fault.DELAY);
    assertEquals(quiet, Run.bits(Run.estimator().fit(Run.data(cluster.spark(), order))));
  }

  @ParameterizedTest
  @CsvSource({
    "13, throw, 0",
    "15, kill, 0",
    "15, kill, 3",
    "16, kill-others-at-reduce, 2",
    "16, kill-others-at-reduce, 3"
  })
  void scenario(int number, String fault, int depth) {
    NeuralNetworkClassifier estimator = armedAfterTheFirstRound(fault).setAggregationDepth(depth);
    assertEquals(quiet, Run.bits(fit(estimator)), "scenario " + number);
    assertFalse(cluster.isArmed(fault), "it happened");
    assertEquals(2, cluster.spark().range(2).count(), "the context lives on");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void scenario14SpeculativeCopies(int depth) {
    NeuralNetworkClassifier estimator =
        armedAfterTheFirstRound(Fault.SLOW).setAggregationDepth(depth);
    AtomicInteger copies = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            if (end.taskInfo().speculative() && end.taskInfo().successful()) {
              copies.incrementAndGet();
            }
          }
        };
    cluster.spark().sparkContext().addSparkListener(listener);
    try {
      assertEquals(quiet, Run.bits(fit(estimator)));
    } finally {
      cluster.spark().sparkContext().removeSparkListener(listener);
    }
    assertFalse(cluster.isArmed(Fault.SLOW), "it happened");
    assertTrue(copies.get() > 0, "a copy of the slow task succeeded");
  }

  @Test
  void scenario17EveryAttemptEndsItsJvm(@TempDir Path dir) throws IOException {
    NeuralNetworkClassifier estimator =
        armedAfterTheFirstRound(Fault.HALT_ALWAYS)
            .setCheckpointDir(dir.toString())
            .setCheckpointInterval(1)
            .setResume(true);
    SparkJobException failure =
        assertTimeoutPreemptively(
            Duration.ofMinutes(6),
            () -> assertThrows(SparkJobException.class, () -> fit(estimator)));
    String message = failure.getMessage();
    assertTrue(message.startsWith("round 2: a Spark job failed: "), message);
    assertTrue(message.contains("maximum allowable number") || message.contains("exited"), message);
    assertTrue(message.contains("checkpoint round-000001 in "), message);
    cluster.disarm();
    assertEquals(List.of("round-000001"), rounds(dir));
    assertEquals(
        quiet, Run.bits(estimator.setTrainingListener(null).fit(Run.data(cluster.spark(), 0))));
  }

  private static List<String> rounds(Path dir) throws IOException {
    try (Stream<Path> entries = Files.list(dir)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith("round-"))
          .toList();
    }
  }
}
