package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Times the class {@code StepBenchmark} of a class path with JMH.
 *
 * @param lacks nets that it does not have
 */
record JvmContender(String name, String classPath, List<String> options, Set<String> lacks)
    implements Contender {
  private static final String JMH =
      "org.openjdk.jmh.Main StepBenchmark -bm sample -tu ms -f 1 -wi 3 -w 2 -i 5 -r 1 -foe true -rf json";

  @Override
  public Samples time(String work) throws IOException, InterruptedException {
    Samples samples = new Samples();
    if (lacks.contains(Work.named(work).net())) {
      return samples;
    }
    Path result = Files.createTempFile("jmh", ".json");
    try {
      Stream<String> settings = Stream.of("-rff", result.toString(), "-p", "work=" + work);
      String[] arguments =
          Stream.concat(Stream.of(JMH.split(" ", -1)), settings).toArray(String[]::new);
      if (Commands.output(Commands.java(classPath, options, arguments)).isPresent()) {
        read(result, samples);
      }
      return samples;
    } finally {
      Files.delete(result);
    }
  }

  private static void read(Path result, Samples samples) throws IOException {
    JsonNode metric = new ObjectMapper().readTree(result.toFile()).path(0).path("primaryMetric");
    for (JsonNode fork : metric.path("rawDataHistogram")) {
      for (JsonNode iteration : fork) {
        iteration.forEach(s -> samples.add(s.get(0).doubleValue(), s.get(1).longValue()));
      }
    }
  }
}
