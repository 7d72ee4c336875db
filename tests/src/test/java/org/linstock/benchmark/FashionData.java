package org.linstock.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.linstock.data.IdxFiles;
import org.linstock.data.TensorDataset;
import org.linstock.tensor.Tensor;

/** Fashion-MNIST as rows, the same for every contender. */
final class FashionData {
  private FashionData() {}

  /** Writes the pictures of a part, train or t10k, to a Parquet file. */
  static void write(SparkSession spark, Path folder, String part, Path to) throws IOException {
    TensorDataset data =
        IdxFiles.load(
            file(folder, part + "-images-idx3-ubyte"), file(folder, part + "-labels-idx1-ubyte"));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      List<Tensor> example = data.get(i);
      double[] pixels = new double[Pictures.WIDTH];
      float[] values = example.get(0).toFloatArray();
      for (int k = 0; k < pixels.length; k++) {
        pixels[k] = values[k];
      }
      rows.add(RowFactory.create(Vectors.dense(pixels), example.get(1).item()));
    }
    spark
        .createDataFrame(rows, Pictures.SCHEMA)
        .repartition(2)
        .write()
        .mode("overwrite")
        .parquet(to.toString());
  }

  private static Path file(Path folder, String name) {
    Path plain = folder.resolve(name);
    return Files.exists(plain) ? plain : folder.resolve(name + ".gz");
  }
}
