package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Predictions without Spark, by several threads at once. */
@ExtendWith(SparkExtension.class)
class LocalPredictorTest {
  private static final int THREADS = 4;
  private static final int TIMES = 20;

  private static float[] floats(Vector vector) {
    float[] floats = new float[vector.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) vector.apply(i);
    }
    return floats;
  }

  @Test
  void threadsThatShareOneGetTheBitsOfTransform(SparkSession spark, @TempDir Path dir)
      throws Exception {
    String path = dir.resolve("model").toString();
    var model = TestData.classifier().fit(TestData.clouds(spark, 60, 2));
    model.save(path);
    List<Row> rows = model.transform(TestData.clouds(spark, 60, 2)).collectAsList();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (LocalPredictor shared = LocalPredictor.load(path)) {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < TIMES * rows.size(); i++) {
                    assertPredicts(shared, rows.get(i % rows.size()));
                  }
                  return null;
                }));
      }
      for (Future<?> thread : all) {
        thread.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void assertPredicts(LocalPredictor predictor, Row row) {
    assertArrayEquals(
        floats(row.getAs("rawPrediction")), predictor.predict(floats(row.getAs("features"))));
  }

  @Test
  void wrongCallsAreRefused(SparkSession spark, @TempDir Path dir) throws Exception {
    String path = dir.resolve("model").toString();
    new NeuralNetworkTransformer(TestData.perceptron()).save(path);
    LocalPredictor predictor = LocalPredictor.load(path);
    assertEquals(4, predictor.numFeatures());
    assertEquals(
        "predict: got 3 features, expected 4",
        assertThrows(IllegalArgumentException.class, () -> predictor.predict(new float[3]))
            .getMessage());
    assertEquals(3, predictor.predict(new float[4]).length);
    predictor.close();
    predictor.close();
    assertEquals(
        "predict: this predictor is closed; load the model again",
        assertThrows(IllegalStateException.class, () -> predictor.predict(new float[4]))
            .getMessage());
  }
}
