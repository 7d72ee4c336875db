package org.linstock.spark.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.Normalizer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.SparkExtension;
import org.linstock.spark.StageParamsTest;
import org.linstock.spark.TestData;

/** Saving and loading, alone and in pipelines. */
@ExtendWith(SparkExtension.class)
class PersistenceConformanceTest {
  private static final String STAGES = "org.linstock.spark.conformance.StageTable#stages";
  private static final String ESTIMATORS = "org.linstock.spark.conformance.StageTable#estimators";

  @ParameterizedTest
  @MethodSource(STAGES)
  void whatIsSavedIsRead(StageRow row, SparkSession spark, @TempDir Path dir)
      throws IOException, ReflectiveOperationException {
    PipelineStage stage = row.make().apply(spark);
    String path = dir.resolve("stage").toString();
    ((MLWritable) stage).save(path);
    assertSame(stage, load(row, path));
    ((MLWritable) configured(stage)).write().overwrite().save(path);
    assertSame(stage, load(row, path));
    Object read = ((MLReader<?>) row.type().getMethod("read").invoke(null)).load(path);
    assertSame(stage, (PipelineStage) read);
  }

  private static PipelineStage configured(PipelineStage stage) {
    for (Param<?> param : stage.params()) {
      stage.set(param.name(), StageParamsTest.settings().get(param.name()));
    }
    return stage;
  }

  private static PipelineStage load(StageRow row, String path) throws ReflectiveOperationException {
    return (PipelineStage) row.type().getMethod("load", String.class).invoke(null, path);
  }

  private static void assertSame(PipelineStage expected, PipelineStage got) {
    assertEquals(expected.getClass(), got.getClass());
    assertEquals(expected.uid(), got.uid());
    for (Param<?> param : expected.params()) {
      Param<?> same = got.getParam(param.name());
      assertEquals(expected.isSet(param), got.isSet(same), param.name());
      assertEquals(expected.isDefined(param), got.isDefined(same), param.name());
      if (expected.isDefined(param)) {
        ParamsConformanceTest.assertSameValue(
            expected.getOrDefault(param), got.getOrDefault(same), param.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(STAGES)
  void whatIsThereIsNotOverwrittenUnasked(StageRow row, SparkSession spark, @TempDir Path dir)
      throws IOException {
    MLWritable stage = (MLWritable) row.make().apply(spark);
    String path = dir.resolve("stage").toString();
    stage.save(path);
    String message = assertThrows(IOException.class, () -> stage.save(path)).getMessage();
    assertTrue(
        message.contains(path + " already exists")
            && message.contains("write().overwrite().save(path)"),
        message);
  }

  @ParameterizedTest
  @MethodSource(ESTIMATORS)
  void pipelinesKeepTheStage(EstimatorRow<?, ?> row, SparkSession spark, @TempDir Path dir)
      throws IOException {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    Normalizer normalizer = new Normalizer().setInputCol("features").setOutputCol("scaled");
    PipelineStage[] stages = {normalizer, row.with("featuresCol", "scaled")};
    String path = dir.resolve("pipeline").toString();
    new Pipeline().setStages(stages).write().overwrite().save(path);
    Pipeline pipeline = Pipeline.load(path);
    assertSame(stages[1], pipeline.getStages()[1]);
    PipelineModel model = pipeline.fit(data);
    model.write().overwrite().save(path);
    PipelineModel loaded = PipelineModel.load(path);
    assertSame(model.stages()[1], loaded.stages()[1]);
    assertEquals(model.transform(data).collectAsList(), loaded.transform(data).collectAsList());
  }

  @Test
  void aPipelineOfAllStagesKeepsTheirValues(SparkSession spark, @TempDir Path dir)
      throws IOException {
    PipelineStage[] stages =
        StageTable.stages()
            .map(row -> configured(row.make().apply(spark)))
            .toArray(PipelineStage[]::new);
    String path = dir.resolve("pipeline").toString();
    new Pipeline().setStages(stages).save(path);
    PipelineStage[] loaded = Pipeline.load(path).getStages();
    assertEquals(stages.length, loaded.length);
    for (int i = 0; i < stages.length; i++) {
      assertSame(stages[i], loaded[i]);
    }
  }

  @ParameterizedTest
  @MethodSource(STAGES)
  void anotherClassesDirectoryIsRefused(StageRow row, SparkSession spark, @TempDir Path dir)
      throws IOException {
    String path = dir.resolve("normalizer").toString();
    new Normalizer().save(path);
    Throwable failure =
        assertThrows(ReflectiveOperationException.class, () -> load(row, path)).getCause();
    String message = failure.getMessage();
    assertTrue(message.contains(path + ": it is a saved Normalizer, expected a " + row), message);
  }
}
