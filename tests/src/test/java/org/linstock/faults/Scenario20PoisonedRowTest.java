package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.spark.Cluster;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.error.BadRowException;

/**
 * A poisoned row is an error that names partition, row and column, or is left out and counted: the
 * model is then, bit for bit, that of the data without it, also over a resume.
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario20PoisonedRowTest {
  private static final Vector GOOD = Vectors.dense(0.1, 0.2, 0.3, 0.4);

  private final SparkSession spark;

  Scenario20PoisonedRowTest(Cluster.Handle cluster) {
    this.spark = cluster.spark();
  }

  static Stream<Arguments> poisons() {
    return Stream.of(
        poison("features", "got null", null, 0.0),
        poison("features", "got 3 numbers, expected 4", Vectors.dense(1, 2, 3), 0.0),
        poison("features", "got NaN at index 1", Vectors.dense(1, Double.NaN, 3, 4), 0.0),
        poison("label", "got null", GOOD, null),
        poison("label", "got NaN", GOOD, Double.NaN),
        poison("label", "got 2.0, expected a class from 0 to 1", GOOD, 2.0),
        poison("label", "got 0.5, expected a class", GOOD, 0.5),
        poison("label", "got -1.0, expected a class", GOOD, -1.0));
  }

  private static Arguments poison(String column, String problem, Vector features, Double label) {
    return Arguments.of(column, problem, RowFactory.create(features, label));
  }

  /** Four partitions: twenty rows, none, and twenty rows twice. */
  private static List<List<Row>> clean() {
    List<Row> rows = SmallTraining.rows();
    return List.of(rows.subList(0, 20), List.of(), rows.subList(20, 40), rows.subList(40, 60));
  }

  /** The same, with each poison first, in the middle or last, and the second partition full. */
  private static List<List<Row>> poisoned() {
    List<Row> poisons = poisons().map(a -> (Row) a.get()[2]).toList();
    List<List<Row>> partitions = new ArrayList<>();
    clean().forEach(rows -> partitions.add(new ArrayList<>(rows)));
    for (int i = 0; i < poisons.size(); i++) {
      List<Row> rows = partitions.get(i % 2 * 2);
      rows.add(i * rows.size() / (poisons.size() - 1), poisons.get(i));
    }
    partitions.get(1).addAll(poisons);
    return partitions;
  }

  private Dataset<Row> frame(List<List<Row>> partitions) {
    return Frames.of(spark, SmallTraining.SCHEMA, partitions);
  }

  private static NeuralNetworkClassifier estimator(String dir, int partitions) {
    return SmallTraining.estimator(dir)
        .setNumPartitions(partitions)
        .setHandleInvalid("skip")
        .setMaxIter(2);
  }

  private static List<Integer> bits(NeuralNetworkClassificationModel model) {
    return SmallTraining.bits(model.network());
  }

  @ParameterizedTest
  @MethodSource("poisons")
  void theErrorNamesPartitionRowAndColumn(String column, String problem, Row poison) {
    List<List<Row>> partitions = new ArrayList<>(clean());
    partitions.set(2, Stream.concat(partitions.get(2).stream(), Stream.of(poison)).toList());
    NeuralNetworkClassifier strict = SmallTraining.estimator("");
    String message =
        assertThrows(BadRowException.class, () -> strict.fit(frame(partitions))).getMessage();
    assertTrue(
        message.startsWith("column '%s', partition 2, row 20: %s".formatted(column, problem)),
        message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void skippedRowsAreCountedAndLeaveNoTrace(int partitions, @TempDir Path dir) {
    var expected = estimator("", partitions).fit(frame(clean()));
    long bad = 2 * poisons().count();

    var skipping = estimator(dir.resolve("whole").toString(), partitions).fit(frame(poisoned()));
    assertEquals(bad, skipping.summary().skippedRows());
    assertEquals(60, skipping.summary().rounds().get(0).examples());
    assertEquals(bits(expected), bits(skipping));

    for (List<List<Row>> second : List.of(poisoned(), clean())) {
      String run = dir.resolve("run-" + second.get(1).size()).toString();
      estimator(run, partitions).setMaxIter(1).fit(frame(poisoned()));
      var resumed = estimator(run, partitions).fit(frame(second));
      assertEquals(bits(expected), bits(resumed));
      assertEquals(second.get(1).isEmpty() ? 0 : bad, resumed.summary().skippedRows());
    }
  }
}
