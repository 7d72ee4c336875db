package org.linstock.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad input ends with exit code 1 and one line that names the thing, and leaves nothing
 * half-written.
 */
class BadInputTest {
  private static final String GOOD =
      "a,b,colour,label\n1,2,red,0\n3,4,blue,1\n5,6,red,1\n2,1,blue,0\n";

  @TempDir private Path home;

  @BeforeEach
  void files() throws IOException {
    write("good.csv", GOOD);
    write("nan.csv", GOOD + "NaN,1,red,0\n");
    write("hole.csv", GOOD + "1,,red,0\n");
    write("notes.txt", "no data");
    write("many.csv", "a,b,label\n1,2,0\n3,4,1\n5,6,2\n7,8,5\n");
    write("net.json", net("Linear", 2, 2));
    write("narrow.json", net("Linear", 2, 1));
    write("wide.json", net("Linear", 3, 2));
    write("unknown.json", net("Perceptron", 2, 2));
    write("broken.json", "{\"type\":");
    write("corrupt.safetensors", "\u0010\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F");
    write("file", "not a directory");
    write("train-images-idx3-ubyte", "not images");
  }

  static Stream<Arguments> inputs() {
    return Stream.of(
        row("train --data @absent.csv", "absent.csv", "no such file"),
        row("train --data @notes.txt", "notes.txt", "--format"),
        row("train --data @good.csv --label kind", "'kind'", "colour"),
        row("train --data @good.csv --features a,c", "'c'", "colour"),
        row("train --data @good.csv --features a,colour", "'colour'", "not a number"),
        row("train --data @good.csv --features a,label", "'label'", "both label and feature"),
        row("train --data @nan.csv", "row 5", "'a' holds a NaN"),
        row("train --data @hole.csv", "row 5", "'b' is empty"),
        row("train --data @good.csv --label colour --task regression", "'colour'", "is text"),
        row("train --data @good.csv --network @absent.json", "absent.json", "no such file"),
        row("train --data @good.csv --network @broken.json", "broken.json", "JSON"),
        row("train --data @good.csv --network @unknown.json", "unknown.json", "Perceptron"),
        row("train --data @many.csv --network @net.json", "label out of range", "classes 0 to 5"),
        row("train --data @good.csv --network @narrow.json", "label out of range", "2 wide"),
        row("train --data @good.csv --network @wide.json", "wide.json", "3"),
        row(
            "train --data @good.csv --network @net.json --input-shape 1,28,28",
            "1,28,28",
            "784 values"),
        row("train --data @good.csv --checkpoint @file/runs", "--checkpoint", "file/runs"),
        row("train --data @good.csv --model @file/model", "--model", "file/model"),
        row("train --data @good.csv --model @notes.txt", "notes.txt", "--overwrite"),
        row("train --data @ --format idx", "train-images-idx3-ubyte", "IDX"),
        row("train --data @good.csv --format parquet", "good.csv", "parquet"),
        row("evaluate --data @good.csv --model @absent", "absent", "no such file"),
        row("evaluate --data @good.csv --model @file", "--model", "not a pipeline"),
        row("predict --data @good.csv --model @absent --output @out", "absent", "no such file"),
        row("inspect @absent", "absent", "no such file"),
        row("inspect @notes.txt", "notes.txt", "neither"),
        row("inspect @corrupt.safetensors", "corrupt.safetensors", "corrupt.safetensors"));
  }

  private static Arguments row(String call, String named, String explained) {
    return Arguments.of(call, named, explained);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isRefusedInOneLine(String call, String named, String explained) throws IOException {
    List<String> before = names();
    List<String> args = new ArrayList<>(Arrays.asList(call.replace("@", home + "/").split(" ")));
    if (call.startsWith("train") && !call.contains("--model")) {
      args.addAll(List.of("--model", home.resolve("model").toString()));
    }
    CliKit.Outcome outcome = CliKit.spark(args.toArray(String[]::new));
    assertEquals(1, outcome.code(), outcome.err());
    assertEquals(1, outcome.errLines().size(), outcome.err());
    String line = outcome.errLines().get(0);
    assertTrue(
        line.startsWith("linstock: ") && line.contains(named) && line.contains(explained), line);
    assertEquals(before, names());
  }

  @Test
  void verboseShowsWhere() {
    CliKit.Outcome outcome = CliKit.run("inspect", home.resolve("absent").toString(), "--verbose");
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("at org.linstock.jobs.InspectCommand"), outcome.err());
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(home.resolve(name), content);
  }

  private static String net(String type, int in, int out) {
    return """
        {"type":"Sequential","layers":[{"type":"%s","in_features":%d,"out_features":%d}]}
        """
        .formatted(type, in, out);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
