package org.linstock.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The same steps timed by PyTorch, where a Python with torch is to be had ({@code PYTHON}, else
 * {@code python3}).
 */
final class PyTorchTimes {
  private PyTorchTimes() {}

  /** Median milliseconds by work; empty without PyTorch. */
  static Map<String, Double> measure(Path script) throws IOException, InterruptedException {
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    Process process =
        new ProcessBuilder(python, script.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, Double> medians = new LinkedHashMap<>();
    if (process.waitFor() == 0) {
      JsonNode times = new ObjectMapper().readTree(json).path("median_ms");
      times.fieldNames().forEachRemaining(n -> medians.put(n, times.get(n).doubleValue()));
    }
    return medians;
  }
}
