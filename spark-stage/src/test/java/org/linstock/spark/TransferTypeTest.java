package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Linear;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.checkpoint.CheckpointMismatchException;
import org.linstock.tensor.Generator;

/** Changes sent as bfloat16: half the bytes, nearly the same training, and exactly so again. */
@ExtendWith(SparkExtension.class)
class TransferTypeTest {

  private static Dataset<Row> data(SparkSession spark) {
    return TestData.clouds(spark, 240, 3);
  }

  private static NeuralNetworkClassifier stage(String transfer) {
    return TestData.classifier().setTransferType(transfer).setOptimizer("adam");
  }

  /** What tasks send in one round, by Spark's metrics: results, and what shuffles write. */
  private static long bytes(NeuralNetworkClassifier stage, Dataset<Row> data)
      throws TimeoutException {
    AtomicLong bytes = new AtomicLong();
    SparkContext context = data.sparkSession().sparkContext();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd task) {
            bytes.addAndGet(
                task.taskMetrics().resultSize()
                    + task.taskMetrics().shuffleWriteMetrics().bytesWritten());
          }
        };
    context.addSparkListener(listener);
    try {
      stage.fit(data);
      context.listenerBus().waitUntilEmpty();
    } finally {
      context.removeSparkListener(listener);
    }
    return bytes.get();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void tasksSendHalfTheBytes(int depth, SparkSession spark) throws TimeoutException {
    Generator.manualSeed(3);
    Sequential net = new Sequential(new Linear(4, 30_000), new ReLU(), new Linear(30_000, 3));
    Dataset<Row> data = TestData.clouds(spark, 48, 3);
    long[] bytes = new long[2];
    for (int i = 0; i < 2; i++) {
      NeuralNetworkClassifier stage =
          stage(i == 0 ? "float32" : "bfloat16")
              .setNetwork(net)
              .setAggregationDepth(depth)
              .setAveragingFrequency(0)
              .setMaxIter(1);
      bytes[i] = bytes(stage, data);
    }
    // Three states of three vectors, and with reducers their mean, which stays float32.
    long vectors = 3L * 240_003 * Float.BYTES;
    long mean = depth == 2 ? vectors : 0;
    double ratio = (double) (bytes[1] - mean) / (bytes[0] - mean);
    assertTrue(ratio > 0.35 && ratio < 0.55, bytes[0] + " and " + bytes[1]);
  }

  @Test
  void trainsNearlyAsFloat32Does(SparkSession spark) {
    var exact = stage("float32").setMaxIter(5).fit(data(spark));
    var rounded = stage("bfloat16").setMaxIter(5).fit(data(spark));
    assertNotEquals(TestData.bits(exact.network()), TestData.bits(rounded.network()));
    double[] losses = exact.summary().objectiveHistory();
    double[] others = rounded.summary().objectiveHistory();
    assertTrue(losses[4] < 0.5 * losses[0]);
    for (int epoch = 0; epoch < losses.length; epoch++) {
      assertEquals(losses[epoch], others[epoch], 0.01 * losses[epoch]);
    }
  }

  @Test
  void resumedItEndsInTheSameBitsAndOnlySo(SparkSession spark, @TempDir Path dir) {
    var first = stage("bfloat16").setMaxIter(1).setCheckpointDir(dir.toString()).setResume(true);
    first.fit(data(spark));
    var other = stage("float32").setCheckpointDir(dir.toString()).setResume(true);
    String message =
        assertThrows(CheckpointMismatchException.class, () -> other.fit(data(spark))).getMessage();
    assertTrue(message.contains("transferType is float32, was bfloat16"), message);
    assertEquals(
        TestData.bits(stage("bfloat16").fit(data(spark)).network()),
        TestData.bits(first.setMaxIter(3).setAggregationDepth(3).fit(data(spark)).network()));
  }
}
