package org.linstock.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.nn.Linear;
import org.linstock.spark.error.BadRowException;
import org.linstock.spark.error.LinstockException;
import org.linstock.tensor.Generator;

@ExtendWith(SparkExtension.class)
class RegressorTest {

  /** y = (2a − b + 1, a + b). */
  private static List<Row> planes(int rows) {
    Random random = new Random(5);
    List<Row> out = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      Vector y = Vectors.dense(2 * a - b + 1, a + b);
      out.add(RowFactory.create(Vectors.dense(a, b), 2 * a - b + 1, y));
    }
    return out;
  }

  private static Dataset<Row> data(SparkSession spark) {
    return TestData.frame(
        spark,
        planes(200),
        TestData.schema(
            "features", SQLDataTypes.VectorType(),
            "y", DataTypes.DoubleType,
            "ys", SQLDataTypes.VectorType()),
        3);
  }

  private static NeuralNetworkRegressor regressor(int outputs) {
    Generator.manualSeed(1);
    return new NeuralNetworkRegressor()
        .setNetwork(new Linear(2, outputs))
        .setOptimizer("sgd")
        .setStepSize(0.3)
        .setBatchSize(10)
        .setMaxIter(30);
  }

  @Test
  void learnsAScalar(SparkSession spark) {
    Dataset<Row> out = regressor(1).setLabelCol("y").fit(data(spark)).transform(data(spark));
    for (Row row : out.collectAsList()) {
      assertEquals(row.<Double>getAs("y"), row.<Double>getAs("prediction"), 0.01);
    }
  }

  @Test
  void learnsAVector(SparkSession spark) {
    Dataset<Row> out = regressor(2).setLabelCol("ys").fit(data(spark)).transform(data(spark));
    for (Row row : out.collectAsList()) {
      Vector expected = row.getAs("ys");
      Vector got = row.getAs("prediction");
      assertEquals(0, Vectors.sqdist(expected, got), 1e-3);
    }
  }

  @Test
  void validationMetricIsTheRootMeanSquaredError(SparkSession spark) {
    Dataset<Row> data = data(spark).selectExpr("*", "features is not null as v");
    Dataset<Row> both = data.union(data.selectExpr("features", "y", "ys", "false as v"));
    var model =
        regressor(1).setLabelCol("y").setValidationIndicatorCol("v").setMaxIter(1).fit(both);
    double sum = 0;
    for (Row row : model.transform(data).collectAsList()) {
      sum += Math.pow(row.<Double>getAs("y") - row.<Double>getAs("prediction"), 2);
    }
    EpochReport epoch = model.summary().epochs().get(0);
    assertEquals(sum / 200, epoch.validationLoss().getAsDouble(), 1e-6);
    assertEquals(Math.sqrt(sum / 200), epoch.validationMetric().getAsDouble(), 1e-6);
  }

  @Test
  void outputsMustMatchTheLabel(SparkSession spark) {
    String scalar =
        assertThrows(LinstockException.class, () -> regressor(2).setLabelCol("y").fit(data(spark)))
            .getMessage();
    assertTrue(scalar.contains("2 outputs for the single number in column y"), scalar);
    String vector =
        assertThrows(LinstockException.class, () -> regressor(3).setLabelCol("ys").fit(data(spark)))
            .getMessage();
    assertTrue(
        vector.contains("column 'ys'") && vector.contains("got 2 numbers, expected 3"), vector);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y  | null              | got null, expected a finite 32-bit number",
        "y  | double('NaN')     | got NaN, expected a finite 32-bit number",
        "y  | 1e39D             | got 1.0E39, expected a finite 32-bit number",
        "ys | null              | got null, expected 2 numbers",
        "ys | array(1D, null)   | got null at index 1, expected a finite number",
        "ys | array(1D, 2D, 3D) | got 3 numbers, expected 2 numbers"
      })
  void badLabelsAreNamedOrSkipped(String label, String bad, String problem, SparkSession spark) {
    Dataset<Row> data =
        data(spark)
            .withColumn("ys", functions.vector_to_array(col("ys"), "float64"))
            .coalesce(1)
            .withColumn("id", monotonically_increasing_id())
            .withColumn(label, expr("if(id = 3, %s, %s)".formatted(bad, label)));
    NeuralNetworkRegressor regressor =
        regressor(label.equals("y") ? 1 : 2).setLabelCol(label).setMaxIter(1);
    String message = assertThrows(BadRowException.class, () -> regressor.fit(data)).getMessage();
    assertTrue(
        message.startsWith("column '%s', partition 0, row 3: %s".formatted(label, problem)),
        message);
    assertEquals(1, regressor.setHandleInvalid("skip").fit(data).summary().skippedRows());
  }
}
