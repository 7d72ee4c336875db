package org.linstock.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands one after the other, as a person uses them, on the sample data. */
class EndToEndTest {
  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"iris", "digits"})
  void defaultsLearnSmallData(String set) throws IOException {
    String data = CliKit.SAMPLES.resolve(set + ".csv").toString();
    CliKit.Outcome train =
        ok(
            CliKit.spark(
                "train",
                "--data",
                data,
                "--standardize",
                "--validation",
                "0.2",
                "--model",
                at("model"),
                "--metrics",
                at("train.json")));
    assertTrue(
        train.out().contains("classification") && train.out().contains(at("model")), train.out());
    JsonNode metrics = json("train.json");
    assertTrue(metrics.get("accuracy").asDouble() >= 0.95, metrics.toString());
    for (String figure : new String[] {"loss", "seconds", "examples", "rounds"}) {
      assertTrue(metrics.get(figure).asDouble() > 0, figure + " in " + metrics);
    }

    ok(
        CliKit.spark(
            "evaluate", "--model", at("model"), "--data", data, "--metrics", at("all.json")));
    assertTrue(json("all.json").get("accuracy").asDouble() >= 0.95);

    String inspected = ok(CliKit.run("inspect", at("model"))).out();
    assertTrue(inspected.contains("verified"), inspected);
    assertTrue(inspected.contains("partitions (content hash "), inspected);
    assertTrue(inspected.contains("settings: averagingFrequency "), inspected);
    assertTrue(inspected.contains("made with: backend "), inspected);
    assertEquals(List.of("all.json", "model", "train.json"), names());
  }

  @Test
  void predictionsCarryTheNamesOfTheClasses() throws IOException {
    String data = CliKit.SAMPLES.resolve("iris.csv").toString();
    ok(
        CliKit.spark(
            "train", "--data", data, "--standardize", "--epochs", "30", "--model", at("model")));
    Path unlabelled = home.resolve("new.csv");
    Files.writeString(
        unlabelled,
        "petal_width,petal_length,sepal_width,sepal_length\n0.2,1.4,3.5,5.1\n2.5,6.0,3.3,6.3\n");
    ok(
        CliKit.spark(
            "predict",
            "--model",
            at("model"),
            "--data",
            unlabelled.toString(),
            "--output",
            at("out.csv")));
    List<String> lines = csv("out.csv");
    assertTrue(lines.get(0).endsWith("probability,prediction,predictedLabel"), lines.get(0));
    assertTrue(lines.get(1).endsWith("0.0,setosa"), lines.get(1));
    assertTrue(lines.get(2).endsWith("2.0,virginica"), lines.get(2));

    CliKit.Outcome missing =
        CliKit.spark("evaluate", "--model", at("model"), "--data", unlabelled.toString());
    assertEquals(1, missing.code());
    assertTrue(
        missing.errLines().get(0).contains("no column 'species' for the label"), missing.err());

    Path weights = weights();
    Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 100));
    Files.delete(weights.resolveSibling(".model.safetensors.crc"));
    CliKit.Outcome corrupt = CliKit.spark("evaluate", "--model", at("model"), "--data", data);
    assertEquals(1, corrupt.code());
    assertEquals(1, corrupt.errLines().size(), corrupt.err());
    assertTrue(corrupt.errLines().get(0).contains("model.safetensors"), corrupt.err());
  }

  @Test
  void regressionAndParquetAndResume() throws IOException {
    StringBuilder rows = new StringBuilder("x,y,target\n");
    for (int i = 0; i < 200; i++) {
      double x = i / 100.0 - 1;
      double y = i * 7 % 200 / 100.0 - 1;
      rows.append(x).append(',').append(y).append(',').append(x - 2 * y + 0.25).append('\n');
    }
    Files.writeString(home.resolve("plane.csv"), rows);
    String[] call = {
      "train",
      "--data",
      at("plane.csv"),
      "--lr",
      "0.01",
      "--epochs",
      "40",
      "--layers",
      "16",
      "--activation",
      "tanh",
      "--checkpoint",
      at("runs"),
      "--checkpoint-every",
      "5",
      "--model",
      at("model"),
      "--metrics",
      at("plane.json")
    };
    ok(CliKit.spark(call));
    assertTrue(json("plane.json").get("rmse").asDouble() < 0.1, json("plane.json").toString());
    assertTrue(ok(CliKit.run("inspect", at("runs"))).out().contains("verified"));

    CliKit.Outcome again = CliKit.spark(call);
    assertEquals(1, again.code());
    assertTrue(again.errLines().get(0).contains("--resume"), again.err());
    JsonNode before = json("plane.json");
    CliKit.Outcome resumed =
        ok(
            CliKit.spark(
                Stream.concat(Stream.of(call), Stream.of("--resume", "--overwrite"))
                    .toArray(String[]::new)));
    assertTrue(
        resumed.errLines().get(0).matches("resuming from file:.*/runs/round-[0-9]{6}"),
        resumed.err());
    assertEquals(before.get("rmse"), json("plane.json").get("rmse"));
    assertEquals(before.get("rounds"), json("plane.json").get("rounds"));

    ok(
        CliKit.spark(
            "predict",
            "--model",
            at("model"),
            "--data",
            at("plane.csv"),
            "--output",
            at("out.parquet")));
    CliKit.Outcome judged =
        ok(CliKit.spark("evaluate", "--model", at("model"), "--data", at("out.parquet")));
    assertTrue(judged.out().startsWith("rmse 0.0"), judged.out());
  }

  private static CliKit.Outcome ok(CliKit.Outcome outcome) {
    assertEquals(0, outcome.code(), outcome.err());
    return outcome;
  }

  private String at(String name) {
    return home.resolve(name).toString();
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(home.resolve(name).toFile());
  }

  private Path weights() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("model"))) {
      return files.filter(p -> p.endsWith("model.safetensors")).findFirst().orElseThrow();
    }
  }

  private List<String> csv(String name) throws IOException {
    try (Stream<Path> parts = Files.list(home.resolve(name))) {
      Path part = parts.filter(p -> p.toString().endsWith(".csv")).findFirst().orElseThrow();
      return Files.readAllLines(part);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
