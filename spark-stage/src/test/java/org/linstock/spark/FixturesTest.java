package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.spark.checkpoint.Json;

/**
 * What each release saved loads, has the params that it had, and predicts what it predicted: the
 * net's outputs to the last bit, and probabilities, which the JDK's exponential has a part in, to
 * 15 digits.
 */
@ExtendWith(SparkExtension.class)
class FixturesTest {
  private static final Path RELEASES = Path.of("src", "test", "resources", "models");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASES)) {
      return files
          .filter(file -> file.endsWith("expected.json"))
          .map(Path::getParent)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  @SuppressWarnings("deprecation") // Spark 3.5 has no call that takes a SparkSession.
  void loadsAndPredictsAsItDid(Path fixture, SparkSession spark) throws IOException {
    PipelineStage stage =
        DefaultParamsReader$.MODULE$.loadParamsInstance(
            fixture.resolve("saved").toString(), spark.sparkContext());
    FixtureRecord was =
        Json.read(Files.readAllBytes(fixture.resolve("expected.json")), FixtureRecord.class);
    FixtureRecord is = FixtureRecord.of(stage, FixtureStages.rows(spark));
    Map<String, String> params = new LinkedHashMap<>(is.params());
    params.keySet().retainAll(was.params().keySet());
    assertEquals(was.params(), params);
    assertEquals(was.columns().keySet(), is.columns().keySet());
    was.columns()
        .forEach(
            (name, expected) ->
                assertSameNumbers(
                    name, expected, is.columns().get(name), name.equals("probability")));
  }

  private static void assertSameNumbers(
      String column, List<List<Double>> expected, List<List<Double>> got, boolean rounded) {
    if (!rounded) {
      assertEquals(expected, got, column);
      return;
    }
    assertEquals(expected.size(), got.size());
    for (int row = 0; row < got.size(); row++) {
      for (int i = 0; i < got.get(row).size(); i++) {
        assertEquals(expected.get(row).get(i), got.get(row).get(i), 1e-15, column);
      }
    }
  }

  @Test
  void summariesAndProvenanceAreKept() throws IOException {
    String path = RELEASES.resolve("0.1.0/binary/saved").toString();
    TrainingSummary summary = TrainingSummary.read(path, new Configuration()).get();
    assertEquals(2, summary.totalIterations());
    assertEquals("BCE_WITH_LOGITS", summary.provenance().settings().get("loss"));
    assertEquals(12, summary.provenance().data().totalExamples());
  }
}
