package org.linstock.benchmark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Weights summed by two names, in falling order. */
final class ProfileTable {
  /** What is left out, of the whole. */
  private static final double LEAST_SHARE = 0.01;

  private final String first;
  private final String second;
  private final Map<List<String>, Double> weights = new LinkedHashMap<>();

  ProfileTable(String first, String second) {
    this.first = first;
    this.second = second;
  }

  void add(String one, String two, double weight) {
    weights.merge(List.of(one, two), weight, Double::sum);
  }

  /** The table, the weights scaled so that all together are {@code total}. */
  String text(String unit, double total) {
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    StringBuilder text = new StringBuilder("%n%-44s %-44s %s%n".formatted(first, second, unit));
    weights.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .filter(e -> e.getValue() >= LEAST_SHARE * sum)
        .forEach(e -> text.append(line(e.getKey(), e.getValue() / sum * total)));
    return text.append(line(List.of("all", ""), total)).toString();
  }

  private static String line(List<String> names, double value) {
    return String.format(Locale.ROOT, "%-44s %-44s %.4f%n", names.get(0), names.get(1), value);
  }
}
