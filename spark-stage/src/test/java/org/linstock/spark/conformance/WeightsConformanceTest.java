package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.TestData;

/** Example weights, with all rows in one batch, mean what they mean in MLlib. */
@ExtendWith(SparkExtension.class)
class WeightsConformanceTest {
  private static final String ESTIMATORS = "org.linstock.spark.conformance.StageTable#estimators";
  private static final double TOLERANCE = 1e-5;

  private static Dataset<Row> data(SparkSession spark) {
    return TestData.clouds(spark, 60, 1)
        .selectExpr("features", "label", "monotonically_increasing_id() as id");
  }

  private static double difference(List<Float> a, List<Float> b) {
    assertEquals(a.size(), b.size());
    double largest = 0;
    for (int i = 0; i < a.size(); i++) {
      largest = Math.max(largest, Math.abs(a.get(i) - b.get(i)));
    }
    return largest;
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void aWeightOfTwoIsTheRowTwice(
      EstimatorRow<E, M> row, SparkSession spark) {
    Dataset<Row> data = data(spark);
    Dataset<Row> weighted = data.selectExpr("*", "if(id % 4 = 0, 2, 1) as w");
    Dataset<Row> repeated = data.union(data.filter("id % 4 = 0")).coalesce(1);
    List<Float> expected = row.weights(row.make().get(), repeated);
    assertEquals(
        0, difference(expected, row.weights(row.with("weightCol", "w"), weighted)), TOLERANCE);
    assertTrue(difference(expected, row.weights(row.make().get(), data)) > 10 * TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void theScaleOfAllWeightsIsNothing(
      EstimatorRow<E, M> row, SparkSession spark) {
    Dataset<Row> data = data(spark);
    List<Float> expected = row.weights(row.make().get(), data);
    for (String weight : List.of("0.001", "1", "1000")) {
      Dataset<Row> scaled = data.selectExpr("*", weight + " as w");
      assertEquals(
          0,
          difference(expected, row.weights(row.with("weightCol", "w"), scaled)),
          TOLERANCE,
          weight);
    }
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void outliersOfSmallWeightDoNotCount(
      EstimatorRow<E, M> row, SparkSession spark) {
    Dataset<Row> data = data(spark).selectExpr("*", "1.0D as w");
    Dataset<Row> outliers =
        data.selectExpr("features", "(label + 1) % 3 as label", "id", "1e-7D as w");
    List<Float> expected = row.weights(row.make().get(), data);
    Dataset<Row> both = data.union(outliers).coalesce(1);
    assertEquals(0, difference(expected, row.weights(row.with("weightCol", "w"), both)), TOLERANCE);
    assertTrue(difference(expected, row.weights(row.make().get(), both)) > 10 * TOLERANCE);
  }
}
