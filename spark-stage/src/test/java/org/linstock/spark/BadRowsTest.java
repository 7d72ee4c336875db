package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.error.BadRowException;
import org.linstock.spark.error.Failures;
import org.linstock.spark.error.LinstockException;

@ExtendWith(SparkExtension.class)
class BadRowsTest {
  private static final StructType SCHEMA =
      TestData.schema(
          "features", SQLDataTypes.VectorType(),
          "label", DataTypes.DoubleType,
          "w", DataTypes.DoubleType,
          "v", DataTypes.BooleanType);

  private static final Vector GOOD = Vectors.dense(1, 2, 3, 4);

  static Stream<Arguments> badRows() {
    return Stream.of(
        bad("features", "got null", null, 0.0, 1.0, false),
        bad("features", "got NaN at index 1", Vectors.dense(1, Double.NaN, 3, 4), 0.0, 1.0, false),
        bad(
            "features",
            "got -Infinity at index 0",
            Vectors.dense(Double.NEGATIVE_INFINITY, 2, 3, 4),
            0.0,
            1.0,
            false),
        bad("features", "got 1.0E39 at index 3", Vectors.dense(1, 2, 3, 1e39), 0.0, 1.0, false),
        bad("features", "got 3 numbers, expected 4", Vectors.dense(1, 2, 3), 0.0, 1.0, false),
        bad(
            "features",
            "got 5 numbers",
            Vectors.sparse(5, new int[0], new double[0]),
            0.0,
            1.0,
            false),
        bad(
            "features",
            "got NaN at index 2",
            Vectors.sparse(4, new int[] {2}, new double[] {Double.NaN}),
            0.0,
            1.0,
            false),
        bad("label", "got null", GOOD, null, 1.0, false),
        bad("label", "got NaN", GOOD, Double.NaN, 1.0, false),
        bad("label", "got 0.5, expected a class from 0 to 2", GOOD, 0.5, 1.0, false),
        bad("label", "got -1.0", GOOD, -1.0, 1.0, false),
        bad(
            "label",
            "got 3.0, expected a class from 0 to 2, as the network tells 3 apart",
            GOOD,
            3.0,
            1.0,
            false),
        bad("w", "got null", GOOD, 0.0, null, false),
        bad("w", "got -0.5, expected a finite number of 0 or more", GOOD, 0.0, -0.5, false),
        bad("w", "got Infinity", GOOD, 0.0, Double.POSITIVE_INFINITY, false),
        bad("v", "got null, expected true or false", GOOD, 0.0, 1.0, null));
  }

  private static Arguments bad(
      String column, String problem, Vector features, Double label, Double weight, Boolean v) {
    return Arguments.of(column, problem, RowFactory.create(features, label, weight, v));
  }

  /** Two partitions of ten rows; {@code rows} replace the last ones. */
  private static Dataset<Row> data(SparkSession spark, List<Row> rows) {
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < 20 - rows.size(); i++) {
      all.add(RowFactory.create(GOOD, (double) (i % 3), 1.0, i < 2));
    }
    all.addAll(rows);
    return TestData.frame(spark, all, SCHEMA, 2);
  }

  private static NeuralNetworkClassifier estimator() {
    return TestData.classifier().setWeightCol("w").setValidationIndicatorCol("v").setMaxIter(1);
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void oneLineNamesColumnPlaceAndRemedy(
      String column, String problem, Row row, SparkSession spark) {
    Dataset<Row> data = data(spark, List.of(row));
    for (int partitions : new int[] {0, 3}) {
      NeuralNetworkClassifier estimator = estimator().setNumPartitions(partitions);
      BadRowException e = assertThrows(BadRowException.class, () -> estimator.fit(data));
      String message = e.getMessage();
      assertTrue(
          message.startsWith("column '%s', partition 1, row 9: ".formatted(column)), message);
      assertTrue(message.contains(problem), message);
      assertTrue(message.contains("handleInvalid") && message.lines().count() == 1, message);
    }
  }

  @Test
  void skippedRowsAreCountedExactly(SparkSession spark) {
    List<Row> bad = badRows().map(a -> (Row) a.get()[2]).toList();
    for (int partitions : new int[] {0, 3}) {
      var model =
          estimator().setHandleInvalid("skip").setNumPartitions(partitions).fit(data(spark, bad));
      assertEquals(bad.size(), model.summary().skippedRows());
      assertEquals(2, model.summary().rounds().get(0).examples());
    }
  }

  @Test
  void badValidationRowsCountToo(SparkSession spark) {
    Dataset<Row> data = data(spark, List.of(RowFactory.create(null, 0.0, 1.0, true)));
    assertEquals(1, estimator().setHandleInvalid("skip").fit(data).summary().skippedRows());
    assertThrows(BadRowException.class, () -> estimator().fit(data));
  }

  static Stream<Arguments> badFeatures() {
    return badRows().filter(row -> row.get()[0].equals("features"));
  }

  @ParameterizedTest
  @MethodSource("badFeatures")
  void transformNamesOrSkipsRows(String column, String problem, Row row, SparkSession spark) {
    var model = TestData.classifier().fit(TestData.clouds(spark, 30, 1));
    Dataset<Row> bad = data(spark, List.of(row));
    Exception e = assertThrows(Exception.class, () -> model.transform(bad).collectAsList());
    String message = Failures.unwrap(e).getMessage();
    assertTrue(message.startsWith("column 'features', partition 1, row 9: "), message);
    assertTrue(message.contains(problem) && message.contains("handleInvalid"), message);
    assertEquals(1, message.lines().count());
    assertEquals(19, model.setHandleInvalid("skip").transform(bad).collectAsList().size());
  }

  @Test
  void transformReadsNeitherLabelNorWeight(SparkSession spark) {
    var model = TestData.classifier().setWeightCol("w").fit(data(spark, List.of()));
    List<Row> bad =
        badRows().filter(a -> !a.get()[0].equals("features")).map(a -> (Row) a.get()[2]).toList();
    assertEquals(20, model.transform(data(spark, bad)).collectAsList().size());
    Dataset<Row> featuresAlone = data(spark, bad).select("features");
    assertEquals(20, model.transform(featuresAlone).collectAsList().size());
  }

  @Test
  void partitionsWithoutRowsChangeNothing(SparkSession spark) {
    List<Row> rows = TestData.clouds(4);
    Dataset<Row> sparse = TestData.frame(spark, rows, TestData.LABELLED, 7);
    Dataset<Row> full = TestData.frame(spark, rows, TestData.LABELLED, 4);
    var model = TestData.classifier().fit(sparse);
    assertEquals(
        TestData.bits(TestData.classifier().fit(full).network()), TestData.bits(model.network()));
    assertEquals(model.transform(full).collectAsList(), model.transform(sparse).collectAsList());
  }

  @Test
  void nothingInIsNothingOut(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 2);
    var model = TestData.classifier().fit(data);
    Dataset<Row> none = model.transform(data.filter("false"));
    assertEquals(0, none.count());
    assertEquals(model.transformSchema(data.schema()), none.schema());
  }

  static Stream<Arguments> badSchemas() {
    return Stream.of(
        Arguments.of(
            estimator().setFeaturesCol("f"),
            "Column f does not exist; set featuresCol to one of: features, label, w, v"),
        Arguments.of(
            estimator().setFeaturesCol("w"),
            "Column w must be a Vector or an array of numbers but was actually of type double"),
        Arguments.of(
            estimator().setLabelCol("v"),
            "Column v must be of type numeric but was actually of type boolean. A Vector"),
        Arguments.of(
            estimator().setWeightCol("v"),
            "Column v must be of type numeric but was actually of type boolean"),
        Arguments.of(
            estimator().setValidationIndicatorCol("w"), "Column w must be of type boolean"),
        Arguments.of(estimator().setPredictionCol("label"), "Column label already exists"),
        Arguments.of(
            estimator().setValidationIndicatorCol("").setEarlyStoppingPatience(1),
            "set validationIndicatorCol"));
  }

  @ParameterizedTest
  @MethodSource("badSchemas")
  void schemasAreCheckedBeforeAnythingRuns(
      NeuralNetworkClassifier estimator, String problem, SparkSession spark) {
    String message =
        assertThrows(RuntimeException.class, () -> estimator.transformSchema(SCHEMA)).getMessage();
    assertTrue(message.contains(problem), message);
  }

  @Test
  void nothingToTrainOnIsSaid(SparkSession spark) {
    Dataset<Row> data = data(spark, List.of());
    assertMessage("no rows to train on", estimator(), data.filter("false"));
    assertMessage(
        "all weights in column 'w' are 0", estimator(), data.drop("w").selectExpr("*", "0 as w"));
    assertMessage("no row of column 'v' is true", estimator(), data.filter("not v"));
  }

  private static void assertMessage(String part, NeuralNetworkClassifier e, Dataset<Row> data) {
    String message = assertThrows(LinstockException.class, () -> e.fit(data)).getMessage();
    assertTrue(message.contains(part), message);
    assertFalse(message.contains("Exception"), message);
  }

  @Test
  void divergenceIsNamedAndNothingOfTheRoundIsKept(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    NeuralNetworkClassifier wild =
        TestData.classifier().setOptimizer("sgd").setStepSize(1e38).setMaxIter(10);
    String message = assertThrows(LinstockException.class, () -> wild.fit(data)).getMessage();
    assertTrue(message.matches("round \\d+: partition 0 got a NaN or infinite .*"), message);
    assertTrue(message.contains("lower stepSize") && message.contains("no checkpoint"), message);
  }
}
