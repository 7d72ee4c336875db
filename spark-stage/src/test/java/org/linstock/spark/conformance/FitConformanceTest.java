package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.StageParamsTest;
import org.linstock.spark.TestData;
import scala.jdk.javaapi.CollectionConverters;

/** What passes from an estimator to its model, and what a label may be. */
@ExtendWith(SparkExtension.class)
class FitConformanceTest {
  private static final String ESTIMATORS = "org.linstock.spark.conformance.StageTable#estimators";

  /** Params whose value in the settings does not go with the rows' net, data or machine. */
  private static final Set<String> NOT_TOGETHER =
      Set.of(
          "network",
          "inputShape",
          "featuresCols",
          "initialState",
          "device",
          "loss",
          "labelSmoothing",
          "classWeight",
          "thresholds",
          "checkpointDir",
          "resume");

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void theModelIsTheEstimatorsChild(
      EstimatorRow<E, M> row, SparkSession spark) {
    E estimator = row.make().get();
    M model = estimator.fit(TestData.clouds(spark, 30, 2));
    assertEquals(row.modelType(), model.getClass());
    assertEquals(estimator.uid(), model.uid());
    assertSame(estimator, model.parent());
    M copy = model.copy(ParamMap.empty());
    assertEquals(model.uid(), copy.uid());
    assertSame(estimator, copy.parent());
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void theModelTakesEverySharedParam(
      EstimatorRow<E, M> row, SparkSession spark) {
    E estimator = row.make().get();
    for (Param<?> param : estimator.params()) {
      if (!NOT_TOGETHER.contains(param.name())) {
        estimator.set(param.name(), StageParamsTest.settings().get(param.name()));
      }
    }
    Dataset<Row> data =
        TestData.clouds(spark, 60, 2)
            .selectExpr("features as f", "label as l", "1.0 as w", "label = 1 as v");
    M model = estimator.fit(data);
    int shared = 0;
    for (Param<?> param : estimator.params()) {
      if (model.hasParam(param.name()) && estimator.isDefined(param)) {
        shared++;
        Object got = model.getOrDefault(model.getParam(param.name()));
        ParamsConformanceTest.assertSameValue(estimator.getOrDefault(param), got, param.name());
      }
    }
    assertTrue(shared >= 4, "shared params: " + shared);
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void extraParamsHoldForOneFit(
      EstimatorRow<E, M> row, SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 2);
    Dataset<Row> renamed = data.withColumnRenamed("features", "other");
    E estimator = row.make().get();
    ParamMap extra = new ParamMap();
    put(extra, estimator.getParam("featuresCol"), "other");
    M model = estimator.fit(renamed, extra);
    assertEquals("other", model.getOrDefault(model.getParam("featuresCol")));
    assertEquals("features", estimator.getOrDefault(estimator.getParam("featuresCol")));
    Dataset<Row> both = data.withColumn("other", data.col("features"));
    List<M> models =
        CollectionConverters.asJava(
            estimator.fit(
                both, CollectionConverters.asScala(List.of(ParamMap.empty(), extra)).toSeq()));
    assertEquals(
        List.of("features", "other"),
        models.stream().map(m -> m.getOrDefault(m.getParam("featuresCol"))).toList());
    assertEquals(
        TestData.bits(row.net().apply(models.get(0))),
        TestData.bits(row.net().apply(models.get(1))));
  }

  @SuppressWarnings("unchecked")
  private static void put(ParamMap map, Param<?> param, Object value) {
    map.put((Param<Object>) param, value);
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void everyNumericLabelGivesTheSameModel(
      EstimatorRow<E, M> row, SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    List<Integer> expected = row.bits(row.make().get(), data);
    for (String type : List.of("byte", "short", "int", "long", "float", "decimal(10,0)")) {
      Dataset<Row> cast = data.selectExpr("features", "cast(label as %s) label".formatted(type));
      assertEquals(expected, row.bits(row.make().get(), cast), type);
    }
    Dataset<Row> shifted = data.selectExpr("features", "(label + 1) % 3 as label");
    assertNotEquals(expected, row.bits(row.make().get(), shifted));
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void textIsRefusedInMllibsWords(
      EstimatorRow<E, M> row, SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 2);
    Map<String, E> wrong =
        Map.of("label", row.make().get(), "weight", row.with("weightCol", "weight"));
    wrong.forEach(
        (column, estimator) -> {
          Dataset<Row> text = data.withColumn(column, data.col("label").cast("string"));
          String message =
              assertThrows(IllegalArgumentException.class, () -> estimator.fit(text)).getMessage();
          String expected =
              "requirement failed: Column %s must be of type numeric but was actually of type string."
                  .formatted(column);
          assertTrue(message.startsWith(expected), message);
        });
  }
}
