package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.error.LinstockException;

/** Directories that are no saved model, or no longer one: one line says what, where, what to do. */
@ExtendWith(SparkExtension.class)
class BadModelDirectoryTest {
  @TempDir private static Path saved;
  @TempDir private Path dir;

  @BeforeAll
  static void save(SparkSession spark) throws IOException {
    TestData.classifier()
        .setMaxIter(1)
        .fit(TestData.clouds(spark, 30, 1))
        .write()
        .overwrite()
        .save(saved.resolve("model").toString());
  }

  /**
   * A way to spoil a directory.
   *
   * @param parts of the message, in order
   */
  private record Row(String name, Damage damage, List<String> parts) {
    Row(String name, Damage damage, String... parts) {
      this(name, damage, List.of(parts));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private interface Damage {
    void to(Path model) throws IOException;
  }

  static Stream<Row> rows() {
    return Stream.of(
        new Row("missing", FileTestKit::delete, "no metadata there; give the directory that a"),
        new Row(
            "no architecture",
            m -> Files.delete(m.resolve("config.json")),
            "/config.json: no such file; is this a saved Linstock model?"),
        new Row(
            "no values",
            m -> Files.delete(m.resolve("model.safetensors")),
            "/model.safetensors: no such file; is this a saved Linstock model?"),
        new Row(
            "architecture not JSON",
            m -> FileTestKit.write(m.resolve("config.json"), "{"),
            "/config.json: architecture: not JSON"),
        new Row(
            "architecture of another file format",
            m -> FileTestKit.write(m.resolve("config.json"), "{\"model_type\":\"bert\"}"),
            "/config.json: architecture: the net is not an object with a \"type\""),
        new Row(
            "unregistered module",
            m -> FileTestKit.replace(m.resolve("config.json"), "ReLU", "MyReLU"),
            "/config.json: architecture: layer 1 of the net has unknown type \"MyReLU\"; known are [",
            "put a org.linstock.config.ModuleForms service for it on the class path"),
        new Row(
            "values of another net",
            m -> FileTestKit.replace(m.resolve("config.json"), "64", "65"),
            "/model.safetensors: ",
            "0.weight"),
        new Row(
            "truncated values",
            m -> FileTestKit.truncate(m.resolve("model.safetensors"), 100),
            "model.safetensors"),
        new Row(
            "values without the stage's metadata",
            m ->
                FileTestKit.replace(
                    m.resolve("model.safetensors"), "linstock.loss", "linstock.Xoss"),
            "model.safetensors: metadata has",
            "load it with fromSafetensors"),
        new Row(
            "summary not JSON",
            m -> FileTestKit.write(m.resolve("summary.json"), "[]"),
            "/summary.json: not a training summary: "),
        new Row(
            "summary of a later format",
            m ->
                FileTestKit.replace(
                    m.resolve("summary.json"), "rmatVersion\" : 1", "rmatVersion\" : 2"),
            "/summary.json: not a training summary: format 2, expected 1"),
        new Row(
            "metadata not JSON",
            m -> FileTestKit.metadata(m, text -> "?"),
            "/metadata: not a stage's metadata: ",
            "save the stage again"),
        new Row(
            "unknown param",
            m -> FileTestKit.metadata(m, text -> text.replace("\"maxIter\"", "\"maxIters\"")),
            "/metadata: params do not fit: ",
            "maxIters",
            "load it with the version that saved it"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theMessageSaysWhatAndWhere(Row row, SparkSession spark) throws IOException {
    Path model = dir.resolve("model");
    FileUtils.copyDirectory(saved.resolve("model").toFile(), model.toFile());
    row.damage().to(model);
    String message =
        assertThrows(
                LinstockException.class,
                () -> NeuralNetworkClassificationModel.load(model.toString()))
            .getMessage();
    assertTrue(message.startsWith("load from " + model), message);
    assertFalse(message.contains("\n"), message);
    int at = 0;
    for (String part : row.parts()) {
      at = message.indexOf(part, at);
      assertTrue(at >= 0, () -> "no \"" + part + "\" in " + message);
    }
  }

  @Test
  void anotherClassIsNamed(SparkSession spark) {
    String path = saved.resolve("model").toString();
    for (Runnable load :
        new Runnable[] {
          () -> NeuralNetworkRegressionModel.load(path),
          () -> NeuralNetworkClassifier.load(path),
          () -> NeuralNetworkTransformer.load(path)
        }) {
      String message = assertThrows(LinstockException.class, load::run).getMessage();
      assertTrue(
          message.startsWith(
              "load from %s: it is a saved NeuralNetworkClassificationModel, expected a NeuralNetwork"
                  .formatted(path)),
          message);
      assertTrue(message.endsWith("; call NeuralNetworkClassificationModel.load"), message);
    }
  }
}
