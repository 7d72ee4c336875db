package org.linstock.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linstock.tensor.Tensor;

/**
 * Lays a file out as Python's library does: widest types first, then by name; the header padded to
 * eight bytes.
 */
final class SafetensorsWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  private final List<Map.Entry<String, Tensor>> tensors;
  private final Map<String, String> metadata;

  SafetensorsWriter(Map<String, Tensor> tensors, Map<String, String> metadata) {
    if (tensors.containsKey(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException(
          "safetensors: the name %s is the format's own; rename the tensor"
              .formatted(SafetensorsHeader.METADATA));
    }
    this.tensors = new ArrayList<>(tensors.entrySet());
    this.tensors.sort(
        Comparator.comparing((Map.Entry<String, Tensor> e) -> FileType.of(e.getValue().dtype()))
            .thenComparing(e -> utf8(e.getKey()), Arrays::compareUnsigned));
    this.metadata = new TreeMap<>(metadata);
  }

  /** Python's library orders names by their bytes, Java's strings by UTF-16 units. */
  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  void writeTo(OutputStream out) throws IOException {
    byte[] header = header();
    if (header.length > SafetensorsHeader.MAX_HEADER - 7) {
      throw new IllegalArgumentException(
          "safetensors: names and notes take %d bytes, the format allows %d"
              .formatted(header.length, SafetensorsHeader.MAX_HEADER));
    }
    int padded = (header.length + 7) / 8 * 8;
    byte[] prefix = new byte[8];
    ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).putLong(padded);
    out.write(prefix);
    out.write(header);
    byte[] padding = new byte[padded - header.length];
    Arrays.fill(padding, (byte) ' ');
    out.write(padding);
    for (Map.Entry<String, Tensor> entry : tensors) {
      TensorBytes.write(out, entry.getValue());
    }
  }

  private byte[] header() throws IOException {
    // As text first: straight to bytes, Jackson before 2.18 escapes what UTF-8 has four bytes for.
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(SafetensorsHeader.METADATA);
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      long at = 0;
      for (Map.Entry<String, Tensor> entry : tensors) {
        at = writeEntry(json, entry.getKey(), entry.getValue(), at);
      }
      json.writeEndObject();
    }
    return utf8(text.toString());
  }

  private static long writeEntry(JsonGenerator json, String name, Tensor tensor, long begin)
      throws IOException {
    FileType type = FileType.of(tensor.dtype());
    long end = begin + tensor.numel() * type.bytes;
    json.writeObjectFieldStart(name);
    json.writeStringField("dtype", type.name());
    json.writeFieldName("shape");
    long[] shape = tensor.shape();
    json.writeArray(shape, 0, shape.length);
    json.writeFieldName("data_offsets");
    json.writeArray(new long[] {begin, end}, 0, 2);
    json.writeEndObject();
    return end;
  }
}
