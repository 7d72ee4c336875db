package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.nn.BatchNorm1d;
import org.linstock.nn.Dropout;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Generator;

/**
 * Tasks that stay for several rounds in local mode: the same bits, whatever goes on beside them.
 */
@ExtendWith(SparkExtension.class)
class ResidentRoundsTest {
  private static final int COLLECT = 1;
  private static final int SLICED = 2;
  private static final int EPOCHS = 10;

  private static Module net() {
    Generator.manualSeed(3);
    return new Sequential(
        new Linear(4, 16), new BatchNorm1d(16), new ReLU(), new Dropout(0.2), new Linear(16, 3));
  }

  /** Epochs of a few rounds. On the sliced path each round is jobs of its own. */
  private static NeuralNetworkClassifier stage(int depth) {
    return new NeuralNetworkClassifier()
        .setNetwork(net())
        .setNumPartitions(2)
        .setBatchSize(8)
        .setAveragingFrequency(3)
        .setMaxIter(EPOCHS)
        .setSeed(5)
        .setAggregationDepth(depth);
  }

  private static Dataset<Row> data(SparkSession spark) {
    return TestData.clouds(spark, 90, 2);
  }

  private static List<Integer> bits(NeuralNetworkClassifier stage, Dataset<Row> data) {
    return TestData.bits(stage.fit(data).network());
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, reset, average, float32",
    "sgd, average, average, float32",
    "adam, reset, average, float32",
    "adam, average, momentum, float32",
    "adamw, average, average, bfloat16",
    "nadam, reset, momentum, bfloat16",
    "adamax, reset, average, float32",
    "rmsprop, reset, average, float32",
    "adagrad, reset, average, float32",
    "adadelta, reset, average, float32"
  })
  void sameBitsAsRoundsOfTheirOwn(
      String optimizer, String state, String outer, String transfer, SparkSession spark) {
    List<List<Integer>> weights =
        List.of(COLLECT, SLICED).stream()
            .map(
                depth ->
                    bits(
                        stage(depth)
                            .setOptimizer(optimizer)
                            .setMomentum(optimizer.equals("sgd") ? 0.9 : 0)
                            .setOptimizerState(state)
                            .setOuterOptimizer(outer)
                            .setTransferType(transfer),
                        data(spark)))
            .toList();
    assertEquals(weights.get(1), weights.get(0));
  }

  @Test
  void roundsShareJobs(SparkSession spark) throws TimeoutException {
    AtomicInteger collected = jobs(spark, () -> stage(COLLECT).fit(data(spark)));
    AtomicInteger sliced = jobs(spark, () -> stage(SLICED).fit(data(spark)));
    assertTrue(
        collected.get() <= sliced.get() - EPOCHS,
        "%d jobs, and %d with one a round".formatted(collected.get(), sliced.get()));
  }

  private static AtomicInteger jobs(SparkSession spark, Runnable action) throws TimeoutException {
    AtomicInteger jobs = new AtomicInteger();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            jobs.incrementAndGet();
          }
        };
    SparkContext context = spark.sparkContext();
    context.addSparkListener(listener);
    try {
      action.run();
      context.listenerBus().waitUntilEmpty();
    } finally {
      context.removeSparkListener(listener);
    }
    return jobs;
  }

  private static NeuralNetworkClassifier listening(Consumer<RoundReport> action) {
    return stage(COLLECT)
        .setTrainingListener(
            new TrainingListener() {
              @Override
              public void onRound(RoundReport round) {
                action.accept(round);
              }
            });
  }

  /** The tasks that wait hold every core that the listener's own jobs need. */
  @Test
  void listenerRunsJobs(SparkSession spark) {
    AtomicInteger rounds = new AtomicInteger();
    AtomicInteger counted = new AtomicInteger();
    NeuralNetworkClassifier stage =
        listening(
            round -> {
              rounds.incrementAndGet();
              counted.addAndGet((int) spark.range(0, 3, 1, 2).count());
            });
    assertEquals(bits(stage(SLICED), data(spark)), bits(stage, data(spark)));
    assertEquals(3 * rounds.get(), counted.get());
  }

  private static NeuralNetworkClassificationModel validated(int depth, Dataset<Row> data) {
    return stage(depth).setValidationIndicatorCol("held").fit(data);
  }

  private static List<OptionalDouble> validations(NeuralNetworkClassificationModel model) {
    return model.summary().epochs().stream()
        .flatMap(epoch -> Stream.of(epoch.validationLoss(), epoch.validationMetric()))
        .toList();
  }

  @Test
  void validationBetweenEpochs(SparkSession spark) {
    Dataset<Row> data = data(spark).selectExpr("*", "rand(2) < 0.2 AS held");
    NeuralNetworkClassificationModel sliced = validated(SLICED, data);
    NeuralNetworkClassificationModel collected = validated(COLLECT, data);
    assertEquals(TestData.bits(sliced.network()), TestData.bits(collected.network()));
    assertEquals(validations(sliced), validations(collected));
  }

  @Test
  void validationIsNoJob(SparkSession spark) throws TimeoutException {
    Dataset<Row> data = data(spark).selectExpr("*", "rand(2) < 0.2 AS held");
    AtomicInteger collected = jobs(spark, () -> validated(COLLECT, data));
    AtomicInteger sliced = jobs(spark, () -> validated(SLICED, data));
    assertTrue(
        collected.get() <= sliced.get() - 2 * EPOCHS,
        "%d jobs, and %d with one a round and a validation"
            .formatted(collected.get(), sliced.get()));
  }

  /** All of a partition's rows are for validation, none are left to train on. */
  @Test
  void partitionWithoutTrainingRows(SparkSession spark) {
    Dataset<Row> data =
        data(spark).repartition(2).selectExpr("*", "spark_partition_id() = 1 AS held");
    NeuralNetworkClassificationModel collected =
        stage(COLLECT).setNumPartitions(0).setValidationIndicatorCol("held").fit(data);
    NeuralNetworkClassificationModel sliced =
        stage(SLICED).setNumPartitions(0).setValidationIndicatorCol("held").fit(data);
    assertEquals(validations(sliced), validations(collected));
    assertEquals(TestData.bits(sliced.network()), TestData.bits(collected.network()));
  }

  /** Four tasks for two cores: trainings get in each other's way, and both end. */
  @Test
  void twoTrainingsAtOnce(SparkSession spark) throws InterruptedException, ExecutionException {
    List<Integer> expected = bits(stage(SLICED), data(spark));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<Integer>> fit = () -> bits(stage(COLLECT), data(spark));
      for (Future<List<Integer>> weights : threads.invokeAll(List.of(fit, fit))) {
        assertEquals(expected, weights.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void listenerFails(SparkSession spark) throws TimeoutException {
    NeuralNetworkClassifier stage =
        listening(
            round -> {
              throw new IllegalStateException("enough");
            });
    Dataset<Row> data = data(spark);
    assertThrows(IllegalStateException.class, () -> stage.fit(data));
    spark.sparkContext().listenerBus().waitUntilEmpty();
    assertEquals(List.of(), running(spark));
  }

  private static List<Integer> running(SparkSession spark) {
    return Arrays.stream(spark.sparkContext().statusTracker().getActiveStageIds()).boxed().toList();
  }
}
