package org.linstock.io;

import com.google.errorprone.annotations.FormatMethod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says it holds, checked against every rule of the format: header of at
 * most 100,000,000 bytes, which begins with an opening brace and has nothing but spaces behind its
 * closing one, no duplicate keys, sizes that multiply without overflow and agree with the offsets,
 * no holes, no overlaps, an exact end.
 */
public final class SafetensorsHeader {
  static final String METADATA = "__metadata__";
  static final int MAX_HEADER = 100_000_000;

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

    long[] sizes() {
      return shape.stream().mapToLong(Long::longValue).toArray();
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
    new HeaderParser(file, header.metadata, header.entries).parse(json);
    for (Entry entry : header.entries) {
      header.checkSize(entry);
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
    byte[] json = new byte[(int) size];
    int there = in.readNBytes(json, 0, json.length);
    if (there < size) {
      throw problem("ends inside its header, after %d of %d bytes".formatted(there, size));
    }
    expect(json[0] == '{', "header does not begin with {");
    return json;
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
