package org.linstock.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Milliseconds of the first contender, and the medians of the others with the ratios to them. */
final class StepsTable {
  private final List<String> contenders;
  private final StringBuilder text = new StringBuilder();
  private final ObjectNode json = new ObjectMapper().createObjectNode();

  StepsTable(List<String> contenders) {
    this.contenders = contenders;
    text.append("%-32s %11s %20s".formatted("one thread", contenders.get(0) + " ms", "p10 … p90"));
    contenders.stream().skip(1).forEach(c -> text.append(" %13s %6s".formatted(c, "ratio")));
    text.append('\n');
  }

  /** Adds what a work took by contender, and returns its line. */
  String add(String work, Map<String, Samples> times) {
    ObjectNode numbers = json.putObject(work);
    times.forEach((contender, samples) -> write(numbers.putObject(contender), samples));
    Samples ours = times.get(contenders.get(0));
    StringBuilder line = new StringBuilder("%-32s".formatted(work));
    line.append(
        String.format(
            Locale.ROOT,
            " %11.4f %8.4f … %9.4f",
            ours.median(),
            ours.percentile(10),
            ours.percentile(90)));
    contenders.stream().skip(1).forEach(c -> line.append(against(ours, times.get(c))));
    text.append(line.append('\n'));
    return line.toString();
  }

  void writeJson(Path file) throws IOException {
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String against(Samples ours, Samples theirs) {
    return theirs.size() == 0
        ? " %13s %6s".formatted("–", "–")
        : String.format(
            Locale.ROOT, " %13.4f %6.3f", theirs.median(), ours.median() / theirs.median());
  }

  private static void write(ObjectNode numbers, Samples samples) {
    if (samples.size() > 0) {
      numbers.put("median_ms", samples.median());
      numbers.put("p10_ms", samples.percentile(10));
      numbers.put("p90_ms", samples.percentile(90));
    }
    numbers.put("samples", samples.size());
  }
}
