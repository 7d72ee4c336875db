package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.TaskContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.io.Safetensors;

/** What must not change a single bit of the weights or of the predictions. */
@ExtendWith(SparkExtension.class)
class SameBitsTest {

  private static List<Integer> weights(Dataset<Row> data, int numPartitions) {
    return TestData.bits(TestData.classifier().setNumPartitions(numPartitions).fit(data).network());
  }

  @Test
  void formOfTheFeatures(SparkSession spark) {
    List<Row> dense = TestData.clouds(90);
    List<Integer> expected = weights(frame(spark, dense, SQLDataTypes.VectorType()), 0);
    List<Row> sparse = TestData.withFeatures(dense, Vector::toSparse);
    assertEquals(expected, weights(frame(spark, sparse, SQLDataTypes.VectorType()), 0));
    List<Row> doubles = TestData.withFeatures(dense, Vector::toArray);
    DataType doubleArray = DataTypes.createArrayType(DataTypes.DoubleType);
    assertEquals(expected, weights(frame(spark, doubles, doubleArray), 0));
    List<Row> floats = TestData.withFeatures(dense, SameBitsTest::floats);
    DataType floatArray = DataTypes.createArrayType(DataTypes.FloatType);
    assertEquals(expected, weights(frame(spark, floats, floatArray), 0));
  }

  private static Object floats(Vector v) {
    float[] floats = new float[v.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) v.apply(i);
    }
    return floats;
  }

  private static Dataset<Row> frame(SparkSession spark, List<Row> rows, DataType features) {
    return TestData.frame(
        spark, rows, TestData.schema("features", features, "label", DataTypes.DoubleType), 2);
  }

  @Test
  void orderAndPartitionsOfTheSource(SparkSession spark) {
    List<Row> rows = TestData.clouds(90);
    List<Integer> expected = weights(frame(spark, rows, SQLDataTypes.VectorType()), 3);
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(4));
    Dataset<Row> other = TestData.frame(spark, shuffled, TestData.LABELLED, 5);
    assertEquals(expected, weights(other, 3));
  }

  @Test
  void retriesOfTheSource(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 90, 2);
    Dataset<Row> flaky =
        data.mapPartitions(
            (org.apache.spark.api.java.function.MapPartitionsFunction<Row, Row>)
                it -> {
                  if (TaskContext.get().attemptNumber() == 0) {
                    throw new IllegalStateException("first attempt fails on purpose");
                  }
                  return it;
                },
            Encoders.row(data.schema()));
    assertEquals(weights(data, 0), weights(flaky, 0));
    assertEquals(weights(data, 3), weights(flaky, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void predictionsInAnyPartitionsAndWithoutSpark(
      int partitions, SparkSession spark, @TempDir Path dir) throws IOException {
    List<Row> rows = TestData.clouds(200);
    List<Row> sparse = TestData.withFeatures(rows, Vector::toSparse);
    var model = TestData.classifier().fit(TestData.clouds(spark, 200, 3));
    model.save(dir.resolve("m").toString());
    Dataset<Row> dense = TestData.frame(spark, rows, TestData.LABELLED, partitions);
    List<Row> predicted = model.transform(dense).collectAsList();
    assertEquals(
        predicted,
        model
            .transform(TestData.frame(spark, sparse, TestData.LABELLED, partitions))
            .collectAsList());
    try (LocalPredictor local = LocalPredictor.load(dir.resolve("m").toString())) {
      for (Row row : predicted) {
        float[] expected = (float[]) floats(row.<Vector>getAs("rawPrediction"));
        assertArrayEquals(expected, local.predict((float[]) floats(row.getAs("features"))));
      }
      assertThrows(IllegalArgumentException.class, () -> local.predict(new float[3]));
    }
  }

  @Test
  void savingAndLoadingAndWeightsFromElsewhere(SparkSession spark, @TempDir Path dir)
      throws IOException {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    var model = TestData.classifier().fit(data);
    List<Row> expected = model.transform(data).collectAsList();
    String path = dir.resolve("m").toString();
    model.save(path);
    var loaded = NeuralNetworkClassificationModel.load(path);
    assertEquals(expected, loaded.transform(data).collectAsList());
    assertEquals(model.summary().rounds(), loaded.summary().rounds());
    assertEquals(model.summary().epochs(), loaded.summary().epochs());
    Path weights = dir.resolve("w.safetensors");
    Safetensors.save(weights, model.network().stateDict());
    var imported =
        NeuralNetworkClassificationModel.fromSafetensors(model.getNetwork(), weights.toString());
    assertEquals(expected, imported.transform(data).collectAsList());
  }
}
