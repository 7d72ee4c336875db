package org.linstock.spark.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Records to JSON and back. No type information is read from a file. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  private Json() {}

  /** The record as indented JSON. */
  public static byte[] write(Record value) {
    try {
      return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that is not JSON: " + value, e);
    }
  }

  /**
   * Reads any JSON.
   *
   * @throws CheckpointCorruptException if it is none
   */
  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new CheckpointCorruptException(e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads a record.
   *
   * @throws CheckpointCorruptException if {@code json} is not that record
   */
  public static <T extends Record> T read(byte[] json, Class<T> type) {
    try {
      T value = MAPPER.readValue(new String(json, StandardCharsets.UTF_8), type);
      if (value == null) {
        throw new CheckpointCorruptException("got null, expected a JSON object");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new CheckpointCorruptException(e.getOriginalMessage(), e);
    }
  }
}
