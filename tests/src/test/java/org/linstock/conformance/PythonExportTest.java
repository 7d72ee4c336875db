package org.linstock.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.config.Architecture;
import org.linstock.io.Safetensors;
import org.linstock.nn.Module;
import org.linstock.spark.Cluster;
import org.linstock.spark.LocalPredictor;
import org.linstock.spark.NeuralNetworkClassificationModel;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.tensor.Tensor;

/**
 * Trains LeNet on Spark and saves it with inputs and the logits it gives for them, under {@code
 * target/python-check}. {@code bin/check-python} then lets PyTorch read the model and compute the
 * same.
 */
@ExtendWith(Cluster.class)
class PythonExportTest {
  private static final Path FOLDER = Path.of("target", "python-check").toAbsolutePath();
  private static final int PIXELS = 28 * 28;

  @Test
  void exportsAModelThatAlsoLoadsHere(Cluster.Handle cluster) throws IOException {
    String lenet = Files.readString(Path.of("..", "sample-data", "lenet.json"));
    float[] images = new float[4 * PIXELS];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextDouble();
    }
    NeuralNetworkClassificationModel model = train(cluster.spark(), lenet, images);
    model.write().overwrite().save(FOLDER.resolve("model").toUri().toString());

    Module net = model.network().eval();
    Tensor input = Tensor.of(images, 4, 1, 28, 28);
    Tensor logits = net.forward(input).detach();
    Safetensors.save(FOLDER.resolve("input.safetensors"), Map.of("input", input, "logits", logits));

    Module again = Architecture.fromJson(Files.readString(FOLDER.resolve("model/config.json")));
    again.loadStateDict(Safetensors.load(FOLDER.resolve("model/model.safetensors")));
    assertArrayEquals(
        logits.toFloatArray(), again.eval().forward(input).detach().toFloatArray(), "reloaded net");
    float[] first = Arrays.copyOf(images, PIXELS);
    float[] local = LocalPredictor.load(FOLDER.resolve("model").toUri().toString()).predict(first);
    assertEquals(10, local.length, "classes");
  }

  private static NeuralNetworkClassificationModel train(
      SparkSession spark, String lenet, float[] images) {
    return new NeuralNetworkClassifier()
        .setNetwork(lenet)
        .setInputShape(1, 28, 28)
        .setSeed(7)
        .setMaxIter(2)
        .setBatchSize(2)
        .setNumPartitions(2)
        .fit(rows(spark, images));
  }

  private static Dataset<Row> rows(SparkSession spark, float[] images) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < images.length / PIXELS; i++) {
      double[] pixels = new double[PIXELS];
      for (int j = 0; j < PIXELS; j++) {
        pixels[j] = images[i * PIXELS + j];
      }
      rows.add(RowFactory.create(Vectors.dense(pixels), (double) i));
    }
    StructType schema =
        new StructType().add("features", new VectorUDT()).add("label", DataTypes.DoubleType);
    return spark.createDataFrame(rows, schema);
  }
}
