package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.autograd.NoGrad;
import org.linstock.config.Architecture;
import org.linstock.io.Safetensors;
import org.linstock.nn.LayerOutput;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Sequential;
import org.linstock.nn.TransformerEncoder;
import org.linstock.nn.TransformerEncoderLayer;
import org.linstock.nn.TransformerOptions;
import org.linstock.nn.Unflatten;
import org.linstock.spark.error.LinstockException;
import org.linstock.tensor.Tensor;

/** The stage that runs any net, and gives its outputs or a layer's. */
@ExtendWith(SparkExtension.class)
class TransformerTest {

  /** Where nn-core keeps what PyTorch computed. */
  private static final Path PYTORCH = Path.of("..", "nn-core", "src", "test", "resources");

  private static final int[] SEQUENCE = {7, 8};

  @TempDir Path dir;

  /** The encoder that {@code golden_interop.py} builds. */
  private static Module encoder() {
    TransformerOptions options = new TransformerOptions().dimFeedforward(16).batchFirst(true);
    return new TransformerEncoder(new TransformerEncoderLayer(8, 2, options), 2);
  }

  private static NeuralNetworkTransformer fromPyTorch() {
    String weights = PYTORCH.resolve("interop/TransformerEncoder.safetensors").toString();
    return NeuralNetworkTransformer.fromSafetensors(
        Architecture.toJson(encoder()), weights, SEQUENCE);
  }

  private static Tensor golden(String name) throws IOException {
    return Safetensors.load(PYTORCH.resolve("golden/interop.safetensors")).get(name);
  }

  /** One row an example. */
  private static Dataset<Row> rows(SparkSession spark, Tensor examples, int partitions) {
    float[] values = examples.toFloatArray();
    int width = values.length / (int) examples.size(0);
    List<Row> rows = new ArrayList<>();
    for (int from = 0; from < values.length; from += width) {
      double[] row = new double[width];
      for (int i = 0; i < width; i++) {
        row[i] = values[from + i];
      }
      rows.add(RowFactory.create(Vectors.dense(row)));
    }
    return TestData.frame(
        spark, rows, TestData.schema("features", SQLDataTypes.VectorType()), partitions);
  }

  private static float[] outputs(Dataset<Row> rows) {
    List<Float> all = new ArrayList<>();
    for (Row row : rows.collectAsList()) {
      Arrays.stream(row.<Vector>getAs("output").toArray()).forEach(v -> all.add((float) v));
    }
    float[] flat = new float[all.size()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = all.get(i);
    }
    return flat;
  }

  @Test
  void weightsFromPyTorchGivePyTorchsOutputs(SparkSession spark) throws IOException {
    Tensor input = golden("TransformerEncoder/input");
    float[] expected = golden("TransformerEncoder/output").toFloatArray();
    NeuralNetworkTransformer stage = fromPyTorch();
    assertArrayEquals(expected, outputs(stage.transform(rows(spark, input, 2))), 1e-5f);
    assertEquals(56, stage.numFeatures());
    assertEquals(56, stage.numOutputs());
  }

  @ParameterizedTest
  @CsvSource({"layers.0, 56", "layers.1.linear1, 112", "layers.1.norm2, 56"})
  void aLayersOutputsAreThoseOfTheModule(String layer, int width, SparkSession spark)
      throws IOException {
    Tensor input = golden("TransformerEncoder/input");
    NeuralNetworkTransformer stage = fromPyTorch().setOutputLayer(layer);
    Dataset<Row> out = stage.transform(rows(spark, input, 2));
    assertEquals(width, AttributeGroup.fromStructField(out.schema().apply("output")).size());
    try (NoGrad ng = NoGrad.enter()) {
      Tensor expected = LayerOutput.of(stage.network().eval(), layer).forward(input);
      assertArrayEquals(expected.toFloatArray(), outputs(out), 1e-6f);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void bitsAreTheSameForAnyPartitioningAndBatch(int partitions, SparkSession spark) {
    NeuralNetworkTransformer stage =
        new NeuralNetworkTransformer(TestData.perceptron()).setOutputLayer("1");
    float[] expected = outputs(stage.transform(TestData.clouds(spark, 150, 2)));
    stage.setInferenceBatchSize(partitions * 10);
    Dataset<Row> data = TestData.clouds(spark, 150, partitions);
    assertArrayEquals(expected, outputs(stage.transform(data)));
  }

  @Test
  void itFeedsALaterStageAndIsSavedWithThePipeline(SparkSession spark) throws IOException {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    NeuralNetworkTransformer embed =
        new NeuralNetworkTransformer(TestData.perceptron())
            .setOutputCol("embedding")
            .setOutputLayer("0");
    NeuralNetworkClassifier head =
        TestData.classifier()
            .setNetwork(new Sequential(new Linear(64, 3)))
            .setFeaturesCol("embedding");
    Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {embed, head});
    pipeline.write().save(dir.resolve("pipeline").toString());
    PipelineModel model = Pipeline.load(dir.resolve("pipeline").toString()).fit(data);
    model.write().save(dir.resolve("model").toString());
    PipelineModel loaded = PipelineModel.load(dir.resolve("model").toString());
    Dataset<Row> expected = model.transform(data);
    assertEquals(expected.collectAsList(), loaded.transform(data).collectAsList());
    assertEquals(expected.schema(), loaded.transformSchema(data.schema()));
  }

  @Test
  void directoriesOfModelsAndOfCheckpointsAreRead(SparkSession spark) throws IOException {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    String checkpoints = dir.resolve("run").toString();
    var model = TestData.classifier().setCheckpointDir(checkpoints).fit(data);
    model.save(dir.resolve("model").toString());
    List<Vector> expected = new ArrayList<>();
    model.transform(data).collectAsList().forEach(r -> expected.add(r.getAs("rawPrediction")));
    String round = newest(dir.resolve("run"));
    for (String path : List.of(dir.resolve("model").toString(), round)) {
      List<Vector> got = new ArrayList<>();
      NeuralNetworkTransformer.fromDirectory(path)
          .transform(data)
          .collectAsList()
          .forEach(r -> got.add(r.getAs("output")));
      assertEquals(expected, got, path);
    }
    String message = refusal(() -> NeuralNetworkTransformer.fromDirectory(dir + "/none"));
    assertTrue(message.contains("none/config.json: no such file"), message);
  }

  private static String refusal(Executable action) {
    return assertThrows(LinstockException.class, action).getMessage();
  }

  @Test
  void noNetIsTakenFromADamagedRound(SparkSession spark) throws IOException {
    Dataset<Row> data = TestData.clouds(spark, 60, 2);
    TestData.classifier().setMaxIter(1).setCheckpointDir(dir + "/run").fit(data);
    Path round = Path.of(newest(dir.resolve("run")));
    String weights = round + "/model.safetensors";
    byte[] bytes = Files.readAllBytes(Path.of(weights));
    bytes[bytes.length - 1] ^= 1;
    Files.write(Path.of(weights), bytes);
    Files.delete(round.resolve(".model.safetensors.crc"));
    Path copy = Files.move(round, dir.resolve("copy-of-a-round"));
    String problem = "copy-of-a-round: model.safetensors: content differs from the manifest's";
    for (String from : List.of(copy.toString(), copy + "/model.safetensors")) {
      var warm = TestData.classifier().setInitialState(from);
      String message = refusal(() -> warm.fit(data));
      assertTrue(message.startsWith("initialState: ") && message.contains(problem), message);
    }
    String message = refusal(() -> NeuralNetworkTransformer.fromDirectory(copy.toString()));
    assertTrue(message.startsWith("fromDirectory: ") && message.contains(problem), message);
    Files.move(copy, round);
    Files.delete(round.resolve("manifest.json"));
    message = refusal(() -> NeuralNetworkTransformer.fromDirectory(round.toString()));
    assertTrue(message.contains("manifest.json: missing"), message);
  }

  private static String newest(Path checkpoints) {
    String[] rounds = checkpoints.toFile().list((d, name) -> name.startsWith("round-"));
    Arrays.sort(rounds);
    return checkpoints.resolve(rounds[rounds.length - 1]).toString();
  }

  @Test
  void badRowsAreRefusedOrSkipped(SparkSession spark) {
    Dataset<Row> data =
        TestData.clouds(spark, 6, 1)
            .selectExpr("if(label = 1, null, features) as features", "label");
    var stage = new NeuralNetworkTransformer(TestData.perceptron());
    assertThrows(Exception.class, () -> stage.transform(data).collectAsList());
    assertEquals(4, stage.setHandleInvalid("skip").transform(data).count());
  }

  @Test
  void errorsSayWhatToDo(SparkSession spark) {
    Dataset<Row> data = TestData.clouds(spark, 6, 1);
    var stage = new NeuralNetworkTransformer(TestData.perceptron());
    assertEquals(
        "outputLayer: no layer \"hidden\" in the network; there are [0, 1, 2]",
        message(
            () -> stage.copy(stage.extractParamMap()).setOutputLayer("hidden").transform(data)));
    assertTrue(
        message(() -> stage.copy(stage.extractParamMap()).setOutputCol("label").transform(data))
            .contains("Column label already exists; set outputCol to another name"));
    Module flat = new Sequential(new Linear(4, 3), new Unflatten(0, 1, -1), new Linear(3, 3));
    assertTrue(
        message(() -> new NeuralNetworkTransformer(flat))
            .contains("has shape [1, 2, 3] for 2 examples, expected the examples as its first"));
    assertTrue(
        message(() -> new NeuralNetworkTransformer(new Sequential(new LazyLinear(3)), 4))
            .contains("run the net once on a batch"));
  }

  private static String message(Runnable action) {
    return assertThrows(RuntimeException.class, action::run).getMessage();
  }
}
