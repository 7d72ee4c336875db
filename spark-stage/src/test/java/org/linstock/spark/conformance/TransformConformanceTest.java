package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.TestData;

/** Schemas before and after, batches and streams. */
@ExtendWith(SparkExtension.class)
class TransformConformanceTest {
  private static final String TRANSFORMING =
      "org.linstock.spark.conformance.StageTable#transforming";
  private static final String ESTIMATORS = "org.linstock.spark.conformance.StageTable#estimators";

  @ParameterizedTest
  @MethodSource(TRANSFORMING)
  void theSchemaIsKnownBefore(StageRow row, SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 2);
    Transformer stage = (Transformer) row.make().apply(spark);
    Dataset<Row> out = stage.transform(data);
    assertEquals(stage.transformSchema(data.schema()), out.schema());
    assertEquals(data.collectAsList(), out.select("features", "label").collectAsList());
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void theEstimatorKnowsItsColumns(
      EstimatorRow<E, M> row, SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 2);
    E estimator = row.make().get();
    String[] expected = estimator.fit(data).transform(data).columns();
    assertEquals(
        new HashSet<>(List.of(expected)),
        new HashSet<>(List.of(estimator.transformSchema(data.schema()).fieldNames())));
  }

  /** Types, nullability and attributes of what MLlib's own classifier and regressor add. */
  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  <E extends Estimator<M>, M extends Model<M>> void columnsAreAsMllibsOwn(
      EstimatorRow<E, M> row, SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 30, 2);
    StructType expected =
        row.type() == NeuralNetworkRegressor.class
            ? new LinearRegression().fit(data).transform(data).schema()
            : new LogisticRegression().fit(data).transform(data).schema();
    StructType got = row.make().get().fit(data).transform(data).schema();
    for (StructField field : got.fields()) {
      StructField mllibs = expected.apply(field.name());
      assertEquals(mllibs.dataType(), field.dataType(), field.name());
      assertEquals(mllibs.nullable(), field.nullable(), field.name());
      assertEquals(mllibs.metadata(), field.metadata(), field.name());
    }
  }

  @ParameterizedTest
  @MethodSource(TRANSFORMING)
  void aStreamIsTransformedLikeABatch(StageRow row, SparkSession spark, @TempDir Path dir)
      throws Exception {
    Dataset<Row> data = TestData.clouds(spark, 50, 3);
    String files = dir.resolve("rows").toString();
    data.write().parquet(files);
    Transformer stage = (Transformer) row.make().apply(spark);
    Dataset<Row> stream = spark.readStream().schema(data.schema()).parquet(files);
    StreamingQuery query =
        stage
            .transform(stream)
            .writeStream()
            .format("memory")
            .queryName("streamed" + row)
            .trigger(Trigger.AvailableNow())
            .start();
    query.awaitTermination();
    Dataset<Row> streamed = spark.table("streamed" + row);
    assertFalse(streamed.isEmpty());
    assertEquals(
        new HashSet<>(stage.transform(data).collectAsList()),
        new HashSet<>(streamed.collectAsList()));
  }
}
