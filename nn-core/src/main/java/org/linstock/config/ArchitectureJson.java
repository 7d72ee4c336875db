package org.linstock.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads an architecture's text into a tree, within limits. */
final class ArchitectureJson {
  private static final int MAX_LENGTH = 4 << 20;
  private static final int MAX_TOKENS = 400_000;
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(4 * Architecture.MAX_DEPTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ArchitectureJson() {}

  /** A setting's value: a number, a text, or a list of such. */
  static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  static JsonNode parse(String json) {
    try {
      checkSize(json);
      return JSON.readTree(json);
    } catch (JacksonException e) {
      throw new ArchitectureException("architecture: not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A tree takes many times the memory of its text. Jackson has such limits of its own from 2.16
   * on; Spark 3.5 comes with 2.15.
   */
  private static void checkSize(String json) throws IOException {
    if (json.length() > MAX_LENGTH) {
      throw new ArchitectureException(
          "architecture: %d characters, expected at most %d".formatted(json.length(), MAX_LENGTH));
    }
    try (JsonParser parser = JSON.createParser(json)) {
      for (int tokens = 0; parser.nextToken() != null; tokens++) {
        if (tokens == MAX_TOKENS) {
          throw new ArchitectureException(
              "architecture: more than %d names, values and brackets".formatted(MAX_TOKENS));
        }
      }
    }
  }
}
