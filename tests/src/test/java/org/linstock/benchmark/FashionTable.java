package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Seconds of {@code fit}, first and again in the same process, and accuracy on the test set. */
final class FashionTable {
  private final StringBuilder text =
      new StringBuilder(
          "%-48s %10s %10s %9s%n"
              .formatted("Fashion-MNIST, 784-256-10", "first fit", "second", "accuracy"));

  void add(String name, JsonNode fit) {
    String line =
        String.format(
            Locale.ROOT,
            "%-48s %10s %10s %9.4f%n",
            name,
            seconds(fit.path("seconds").path(0)),
            seconds(fit.path("seconds").path(1)),
            fit.path("accuracy").doubleValue());
    System.out.print(line);
    text.append(line);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String seconds(JsonNode number) {
    return number.isMissingNode() ? "–" : String.format(Locale.ROOT, "%.2f", number.doubleValue());
  }
}
