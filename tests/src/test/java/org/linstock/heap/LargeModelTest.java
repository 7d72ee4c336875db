package org.linstock.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;

/** Fifty million parameters and their Adam state in a heap of 2 GB, driver and tasks in one. */
@Tag("heap")
class LargeModelTest {
  private static final long GIGABYTE = 1L << 30;

  private static Dataset<Row> data(SparkSession spark) {
    Random random = new Random(6);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      double[] x = random.doubles(1000).toArray();
      rows.add(RowFactory.create(Vectors.dense(x), (double) (i % 10)));
    }
    StructType schema =
        new StructType()
            .add("features", SQLDataTypes.VectorType())
            .add("label", DataTypes.DoubleType);
    return spark.createDataFrame(rows, schema).repartition(2);
  }

  @Test
  void fitsSavesLoadsAndPredicts(@TempDir Path dir) throws IOException {
    assertTrue(Runtime.getRuntime().maxMemory() <= 2 * GIGABYTE, "the heap that is promised");
    Module net = new Sequential(new Linear(1000, 50_000), new ReLU(), new Linear(50_000, 10));
    assertTrue(net.parameters().stream().mapToLong(Parameter::numel).sum() > 50_000_000);
    try (SparkSession spark = session()) {
      Dataset<Row> data = data(spark);
      NeuralNetworkClassificationModel model =
          new NeuralNetworkClassifier()
              .setNetwork(net)
              .setBatchSize(16)
              .setMaxIter(1)
              .setAveragingFrequency(1)
              .fit(data);
      assertEquals(1, model.summary().rounds().size());
      String path = dir.resolve("model").toString();
      model.save(path);
      NeuralNetworkClassificationModel loaded = NeuralNetworkClassificationModel.load(path);
      assertEquals(raw(model, data), raw(loaded, data));
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("large model")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate();
  }

  private static List<Vector> raw(NeuralNetworkClassificationModel model, Dataset<Row> data) {
    return model.transform(data).select("rawPrediction").collectAsList().stream()
        .map(row -> row.<Vector>getAs(0))
        .toList();
  }
}
