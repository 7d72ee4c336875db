package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.nn.Tanh;
import org.linstock.spark.Cluster;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.checkpoint.CheckpointMismatchException;
import org.linstock.spark.error.BadRowException;

/**
 * Resume with other partitions, data, net or settings: refused before a task trains, naming the
 * difference; the checkpoints are untouched.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario09OtherRunTest {
  @TempDir private static Path dir;
  private static Map<String, String> checkpoints;

  private final SparkSession spark;
  private volatile boolean trained;

  Scenario09OtherRunTest(Cluster.Handle cluster) {
    this.spark = cluster.spark();
  }

  @BeforeAll
  static void firstRun(Cluster.Handle cluster) throws IOException {
    estimator().setMaxIter(1).fit(SmallTraining.data(cluster.spark()));
    checkpoints = files();
  }

  @BeforeEach
  void watch() {
    Probe.watch(batch -> trained = true);
  }

  @AfterEach
  void nothingHappened() throws IOException {
    assertFalse(trained, "a task trained");
    assertEquals(checkpoints, files());
  }

  private static NeuralNetworkClassifier estimator() {
    return SmallTraining.estimator(dir.toString())
        .setNetwork(net(new LazyLinear(8), new ReLU(), 8))
        .setLearningRateSchedule("step:1,0.5");
  }

  private static Module net(Module first, Module activation, int hidden) {
    return new Sequential(new Probe(), first, activation, new Linear(hidden, 2));
  }

  /** Every file by its SHA-256. */
  private static Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(dir)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(path.toString(), DigestUtils.sha256Hex(Files.readAllBytes(path)));
      }
    }
    return files;
  }

  static Stream<Arguments> otherRuns() {
    Module wide = net(new LazyLinear(9), new ReLU(), 9);
    Module bent = net(new LazyLinear(8), new Tanh(), 8);
    Module deep =
        new Sequential(
            new Probe(), new LazyLinear(8), new ReLU(), new Linear(8, 2), new Linear(2, 2));
    return Stream.of(
        run("network: layers\\[1\\].out_features is 9, was 8", e -> e.setNetwork(wide)),
        run("network: layers\\[2\\] is Tanh, was ReLU", e -> e.setNetwork(bent)),
        run("network: layers\\[4\\] is Linear, was none", e -> e.setNetwork(deep)),
        run("optimizer is adamw, was adam", e -> e.setOptimizer("adamw")),
        run("optimizerState is reset, was average", e -> e.setOptimizerState("reset")),
        run("stepSize is 0.5, was 0.001", e -> e.setStepSize(0.5)),
        run("learningRateSchedule is cosine", e -> e.setLearningRateSchedule("cosine")),
        run("batchSize is 9, was 8", e -> e.setBatchSize(9)),
        run("seed is 8, was 7", e -> e.setSeed(8)),
        run("training data: 3 partitions, not 2", e -> e.setNumPartitions(3)));
  }

  private static Arguments run(String problem, UnaryOperator<NeuralNetworkClassifier> change) {
    return Arguments.of(problem, change);
  }

  @ParameterizedTest
  @MethodSource("otherRuns")
  void anotherRunIsRefused(String problem, UnaryOperator<NeuralNetworkClassifier> change) {
    assertRefused(problem, change.apply(estimator()), SmallTraining.rows());
  }

  static Stream<Arguments> otherData() {
    return Stream.of(
        data("network: layers\\[1\\].in_features is 5, was 4", Scenario09OtherRunTest::widened),
        data("training data: \\d+ examples in partition \\d, not \\d+", r -> r.subList(1, 60)),
        data("training data: \\d+ examples in partition \\d, not \\d+", r -> with(r, 60)),
        data("training data: .*", r -> with(r.subList(0, 59), 59)));
  }

  private static Arguments data(String problem, UnaryOperator<List<Row>> change) {
    return Arguments.of(problem, change);
  }

  private static List<Row> with(List<Row> rows, int number) {
    List<Row> more = new ArrayList<>(rows);
    more.add(RowFactory.create(Vectors.dense(number, 0, 0, 0), 1.0));
    return more;
  }

  private static List<Row> widened(List<Row> rows) {
    return rows.stream()
        .map(row -> RowFactory.create(Vectors.dense(1, 2, 3, 4, 5), row.get(1)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("otherData")
  void otherDataIsRefused(String problem, UnaryOperator<List<Row>> change) {
    assertRefused(problem, estimator(), change.apply(SmallTraining.rows()));
  }

  @Test
  void oneOtherNumberIsRefused() {
    List<Row> rows = new ArrayList<>(SmallTraining.rows());
    Row first = rows.get(0);
    rows.set(0, RowFactory.create(first.get(0), 1 - first.getDouble(1)));
    assertRefused("training data: .*", estimator(), rows);
  }

  @Test
  void aNetOfOneWidthRefusesRowsOfAnother() {
    var fixed = estimator().setNetwork(net(new Linear(4, 8), new ReLU(), 8));
    List<Row> rows = widened(SmallTraining.rows());
    String message = assertThrows(BadRowException.class, () -> fixed.fit(frame(rows))).getMessage();
    assertTrue(message.contains("got 5 numbers, expected 4 numbers"), message);
  }

  private void assertRefused(String problem, NeuralNetworkClassifier other, List<Row> rows) {
    String message =
        assertThrows(CheckpointMismatchException.class, () -> other.fit(frame(rows))).getMessage();
    assertTrue(
        message.matches("cannot resume from round-000001: " + problem + ".*; make it the same.*"),
        message);
  }

  private org.apache.spark.sql.Dataset<Row> frame(List<Row> rows) {
    return spark.createDataFrame(rows, SmallTraining.SCHEMA);
  }
}
