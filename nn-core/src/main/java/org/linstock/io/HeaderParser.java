package org.linstock.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.google.errorprone.annotations.FormatMethod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The JSON of a safetensors header, read strictly: what it says, not yet whether that adds up. */
final class HeaderParser {
  private static final int MAX_RANK = 32;

  // Names are as hostile as the rest: they are not interned, and no table of hashes is filled.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxStringLength(SafetensorsHeader.MAX_HEADER)
                  .build())
          .build();

  private final String file;
  private final Map<String, String> metadata;
  private final List<SafetensorsHeader.Entry> entries;

  HeaderParser(String file, Map<String, String> metadata, List<SafetensorsHeader.Entry> entries) {
    this.file = file;
    this.metadata = metadata;
    this.entries = entries;
  }

  /** Adds what the header says to the metadata and the entries. */
  void parse(byte[] json) throws IOException {
    checkPadding(json);
    // A decoder of its own: the parser's would also take UTF-16 and UTF-32, and sloppy UTF-8.
    Reader text =
        new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
    try (JsonParser parser = JSON.createParser(text)) {
      parse(parser);
    } catch (JacksonException e) {
      throw new SafetensorsException(file, "bad header: " + e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw new SafetensorsException(file, "bad header: it is not UTF-8", e);
    }
  }

  /** The format pads with spaces; JSON alone would let other white space pass. */
  private void checkPadding(byte[] json) throws SafetensorsException {
    int last = json.length - 1;
    while (json[last] == ' ') {
      last--;
    }
    expect(json[last] == '}', "header does not end with } and spaces");
  }

  private void parse(JsonParser p) throws IOException {
    expect(p.nextToken() == JsonToken.START_OBJECT, "header is not an object");
    while (p.nextToken() == JsonToken.FIELD_NAME) {
      String name = text(p.currentName());
      expect(p.nextToken() == JsonToken.START_OBJECT, "entry \"%s\" is not an object", name);
      if (name.equals(SafetensorsHeader.METADATA)) {
        parseMetadata(p);
      } else {
        entries.add(parseEntry(p, name));
      }
    }
    expect(p.nextToken() == null, "header has something behind its object");
  }

  private void parseMetadata(JsonParser p) throws IOException {
    while (p.nextToken() == JsonToken.FIELD_NAME) {
      String key = text(p.currentName());
      expect(p.nextToken() == JsonToken.VALUE_STRING, "metadata \"%s\" is not a string", key);
      metadata.put(key, text(p.getText()));
    }
  }

  private SafetensorsHeader.Entry parseEntry(JsonParser p, String name) throws IOException {
    String dtype = null;
    long[] shape = null;
    long[] offsets = null;
    while (p.nextToken() == JsonToken.FIELD_NAME) {
      String key = p.currentName();
      p.nextToken();
      switch (key) {
        case "dtype" -> dtype = parseType(p, name);
        case "shape" -> shape = parseNumbers(p, name, key);
        case "data_offsets" -> offsets = parseNumbers(p, name, key);
        default ->
            throw new SafetensorsException(
                file, "tensor \"%s\" has an unknown field \"%s\"".formatted(name, key));
      }
    }
    expect(
        dtype != null && shape != null && offsets != null && offsets.length == 2,
        "tensor \"%s\" lacks dtype, shape or two data_offsets",
        name);
    List<Long> sizes = Arrays.stream(shape).boxed().toList();
    return new SafetensorsHeader.Entry(name, dtype, sizes, offsets[0], offsets[1]);
  }

  private String parseType(JsonParser p, String name) throws IOException {
    expect(p.currentToken() == JsonToken.VALUE_STRING, "tensor \"%s\": dtype is no string", name);
    String dtype = p.getText();
    expect(
        !FileType.UNSUPPORTED.contains(dtype),
        "tensor \"%s\" is of %s, which no tensor here can hold; convert it to one of %s",
        name,
        dtype,
        Arrays.toString(FileType.values()));
    expect(
        FileType.named(dtype).isPresent(),
        "tensor \"%s\" has dtype %s, expected one of %s",
        name,
        dtype,
        Arrays.toString(FileType.values()));
    return dtype;
  }

  private long[] parseNumbers(JsonParser p, String name, String key) throws IOException {
    expect(p.currentToken() == JsonToken.START_ARRAY, "tensor \"%s\": %s is no list", name, key);
    long[] numbers = new long[MAX_RANK];
    int n = 0;
    while (p.nextToken() == JsonToken.VALUE_NUMBER_INT && n < MAX_RANK) {
      numbers[n] = p.getLongValue();
      expect(numbers[n] >= 0, "tensor \"%s\": negative number in %s", name, key);
      n++;
    }
    expect(
        p.currentToken() == JsonToken.END_ARRAY,
        "tensor \"%s\": %s is not a list of at most %s whole numbers",
        name,
        key,
        MAX_RANK);
    return Arrays.copyOf(numbers, n);
  }

  /** JSON's escapes can spell half a character, which no file could be written with again. */
  private String text(String text) throws SafetensorsException {
    expect(
        StandardCharsets.UTF_8.newEncoder().canEncode(text),
        "a name or note is not Unicode text: \"%s\"",
        text);
    return text;
  }

  @FormatMethod
  private void expect(boolean condition, String problem, Object... values)
      throws SafetensorsException {
    if (!condition) {
      throw new SafetensorsException(file, problem.formatted(values));
    }
  }
}
