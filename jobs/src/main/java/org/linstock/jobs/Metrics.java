package org.linstock.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.files.AtomicOutput;
import org.linstock.jobs.pipeline.Quality;

/**
 * The figures of a run as {@code --metrics} writes them.
 *
 * @param quality how good the predictions are
 * @param on which rows were judged: {@code validation}, {@code training} or {@code data}
 * @param seconds wall-clock time of the training, or of the evaluation
 * @param examples rows trained on, or judged
 * @param rounds rounds of averaging; 0 for an evaluation
 */
record Metrics(Quality quality, String on, double seconds, long examples, long rounds) {

  /**
   * Writes the figures as one JSON object, replacing the file if there is one; does nothing without
   * a path.
   */
  void write(Configuration hadoop, String path) {
    if (path == null) {
      return;
    }
    try (AtomicOutput output = new AtomicOutput(hadoop, "--metrics", path, true)) {
      try (OutputStream out = output.create()) {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(out, json());
      }
      output.commit();
    } catch (IOException e) {
      throw new UserException("write --metrics " + path + ": " + e.getMessage(), e);
    }
  }

  private ObjectNode json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    quality.figures().forEach(json::put);
    return json.put("seconds", seconds)
        .put("examples", examples)
        .put("rounds", rounds)
        .put("measuredOn", on)
        .put("measuredRows", quality.rows());
  }
}
