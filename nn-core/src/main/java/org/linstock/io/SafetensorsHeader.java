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
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says it holds, checked against every rule of the format: header of at
 * most 100,000,000 bytes, no duplicate keys, sizes that multiply without overflow and agree with
 * the offsets, no holes, no overlaps, an exact end.
 */
public final class SafetensorsHeader {
  static final String METADATA = "__metadata__";
  static final int MAX_HEADER = 100_000_000;
  private static final int MAX_RANK = 32;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(8).maxStringLength(1 << 20).build())
          .build();

  /**
   * One tensor of the file.
   *
   * @param begin offset of the first byte, from the end of the header
   * @param end offset behind the last byte
   */
  public record Entry(String name, String dtype, List<Long> shape, long begin, long end) {
    FileType type() {
      return FileType.valueOf(dtype);
    }
  }

  private final String file;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  private SafetensorsHeader(String file) {
    this.file = file;
  }

  /**
   * Reads and checks a header; the stream then stands at the first tensor's bytes.
   *
   * @param length the length of the whole file in bytes
   * @param file what to call it in errors
   */
  public static SafetensorsHeader read(InputStream in, long length, String file)
      throws IOException {
    SafetensorsHeader header = new SafetensorsHeader(file);
    byte[] json = header.readJson(in, length);
    // A decoder of its own: the parser's would also take UTF-16 and UTF-32, and sloppy UTF-8.
    Reader text =
        new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
    try (JsonParser parser = JSON.createParser(text)) {
      header.parse(parser);
    } catch (JacksonException e) {
      throw new SafetensorsException(file, "bad header: " + e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw new SafetensorsException(file, "bad header: it is not UTF-8", e);
    }
    header.checkLayout(length - 8 - json.length);
    return header;
  }

  private byte[] readJson(InputStream in, long length) throws IOException {
    byte[] prefix = in.readNBytes(8);
    if (prefix.length < 8) {
      throw problem("%d bytes long, expected a header length of 8 bytes".formatted(prefix.length));
    }
    long size = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (size < 2 || size > MAX_HEADER || size > length - 8) {
      throw problem(
          "header length %s in a file of %d bytes, expected 2 to %d"
              .formatted(
                  Long.toUnsignedString(size),
                  length,
                  Math.min(MAX_HEADER, Math.max(2, length - 8))));
    }
    byte[] json = in.readNBytes((int) size);
    if (json.length < size) {
      throw problem("ends inside its header, after %d of %d bytes".formatted(json.length, size));
    }
    if (json[0] != '{') {
      throw problem("header does not begin with {");
    }
    return json;
  }

  private void parse(JsonParser p) throws IOException {
    expect(p.nextToken() == JsonToken.START_OBJECT, "header is not an object");
    while (p.nextToken() == JsonToken.FIELD_NAME) {
      String name = p.currentName();
      expect(p.nextToken() == JsonToken.START_OBJECT, "entry \"%s\" is not an object", name);
      if (name.equals(METADATA)) {
        parseMetadata(p);
      } else {
        entries.add(parseEntry(p, name));
      }
    }
    expect(p.nextToken() == null, "header has something behind its object");
  }

  private void parseMetadata(JsonParser p) throws IOException {
    while (p.nextToken() == JsonToken.FIELD_NAME) {
      String key = p.currentName();
      expect(p.nextToken() == JsonToken.VALUE_STRING, "metadata \"%s\" is not a string", key);
      metadata.put(key, p.getText());
    }
  }

  private Entry parseEntry(JsonParser p, String name) throws IOException {
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
        default -> throw problem("tensor \"%s\" has an unknown field \"%s\"".formatted(name, key));
      }
    }
    expect(
        dtype != null && shape != null && offsets != null && offsets.length == 2,
        "tensor \"%s\" lacks dtype, shape or two data_offsets",
        name);
    Entry entry =
        new Entry(name, dtype, Arrays.stream(shape).boxed().toList(), offsets[0], offsets[1]);
    checkSize(entry);
    return entry;
  }

  private String parseType(JsonParser p, String name) throws IOException {
    expect(p.currentToken() == JsonToken.VALUE_STRING, "tensor \"%s\": dtype is no string", name);
    String dtype = p.getText();
    boolean known = Arrays.stream(FileType.values()).anyMatch(t -> t.name().equals(dtype));
    expect(
        known,
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

  private void checkSize(Entry entry) throws SafetensorsException {
    long bytes;
    try {
      bytes = entry.type().bytes;
      for (long size : entry.shape()) {
        bytes = Math.multiplyExact(bytes, size);
      }
    } catch (ArithmeticException e) {
      throw new SafetensorsException(
          file, "tensor \"%s\" has a shape that overflows".formatted(entry.name()), e);
    }
    expect(
        entry.end() >= entry.begin() && entry.end() - entry.begin() == bytes,
        "tensor \"%s\" has offsets %s to %s, expected %s bytes",
        entry.name(),
        entry.begin(),
        entry.end(),
        bytes);
  }

  private void checkLayout(long dataLength) throws SafetensorsException {
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long at = 0;
    for (Entry entry : entries) {
      expect(
          entry.begin() == at,
          "tensor \"%s\" begins at byte %s, expected %s (no holes, no overlaps)",
          entry.name(),
          entry.begin(),
          at);
      at = entry.end();
    }
    expect(at == dataLength, "has %s bytes of data, expected %s", dataLength, at);
  }

  @FormatMethod
  private void expect(boolean condition, String problem, Object... values)
      throws SafetensorsException {
    if (!condition) {
      throw problem(problem.formatted(values));
    }
  }

  private SafetensorsException problem(String text) {
    return new SafetensorsException(file, text);
  }

  /** The file's own notes. */
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  /** The tensors, in the order of their bytes. */
  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }
}
