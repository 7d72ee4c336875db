package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.nn.AdaptiveAvgPool2d;
import org.linstock.nn.Conv2d;
import org.linstock.nn.Flatten;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Sequential;
import org.linstock.spark.error.LinstockException;

/** A training that cannot fit is refused by what its net puts out for a batch. */
@ExtendWith(SparkExtension.class)
class EstimateTest {

  /** Six parameters, and 10 MB for each row, by its padding. */
  private static Module wide() {
    return new Sequential(
        new Conv2d(1, 1, 1, 1, 800), new AdaptiveAvgPool2d(1), new Flatten(), new Linear(1, 3));
  }

  private static NeuralNetworkClassifier stage(int batchSize) {
    return TestData.classifier()
        .setNetwork(wide())
        .setInputShape(1, 2, 2)
        .setMaxIter(1)
        .setBatchSize(batchSize);
  }

  @Test
  void batchesOfWideLayersAreRefusedWithTheSettingToAdd(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 900, 1);
    String message = assertThrows(LinstockException.class, () -> stage(900).fit(data)).getMessage();
    assertTrue(
        message.startsWith("fit: the network does not fit: native arrays needs 17.2 GB and has "),
        message);
    assertTrue(
        message.contains(
            "add --conf spark.driver.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=18g"),
        message);
  }

  @Test
  void aBatchIsNoLargerThanThePartition(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 3, 1);
    assertEquals(1, stage(1_000_000).fit(data).summary().totalIterations());
  }
}
