package org.linstock.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Files cross between Python's library and this one. */
class SafetensorsTest {
  static byte[] resource(String name) throws IOException {
    try (InputStream in = SafetensorsTest.class.getResourceAsStream("/io/" + name)) {
      return in.readAllBytes();
    }
  }

  static Map<String, Tensor> read(byte[] bytes) throws IOException {
    return Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, "model");
  }

  static byte[] write(Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(out, tensors, metadata);
    return out.toByteArray();
  }

  @Test
  void readsEveryTypeThatPythonWrites() throws IOException {
    byte[] bytes = resource("python-written.safetensors");
    Map<String, Tensor> tensors = read(bytes);
    JsonNode expected = new ObjectMapper().readTree(resource("expected.json"));
    assertEquals(expected.get("tensors").size(), tensors.size());
    for (Map.Entry<String, JsonNode> entry : expected.get("tensors").properties()) {
      compare(entry.getKey(), entry.getValue(), tensors.get(entry.getKey()));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    expected
        .get("metadata")
        .properties()
        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
    SafetensorsHeader header =
        SafetensorsHeader.read(new ByteArrayInputStream(bytes), bytes.length, "model");
    assertEquals(metadata, header.metadata());
  }

  private static void compare(String name, JsonNode expected, Tensor actual) {
    assertArrayEquals(numbers(expected.get("shape")), actual.shape(), name);
    JsonNode values = expected.get("values");
    if (actual.dtype().isFloatingPoint()) {
      double[] doubles = new double[values.size()];
      for (int i = 0; i < doubles.length; i++) {
        doubles[i] = values.get(i).asDouble();
      }
      assertArrayEquals(doubles, actual.toDoubleArray(), name);
    } else {
      assertArrayEquals(numbers(values), actual.toLongArray(), name);
    }
  }

  private static long[] numbers(JsonNode list) {
    long[] numbers = new long[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asLong();
    }
    return numbers;
  }

  @Test
  void writesTheBytesThatPythonWrites() throws IOException {
    byte[] python = resource("numpy-written.safetensors");
    Map<String, Tensor> tensors = read(python);
    assertEquals(13, tensors.size());
    assertArrayEquals(python, write(tensors, Map.of()));
  }

  @Test
  void everyBitSurvives() throws IOException {
    float[] floats = new float[20_000];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat(i * 0x9E3779B1);
    }
    // A quiet NaN with a payload, a negative zero, a subnormal.
    floats[0] = Float.intBitsToFloat(0x7fc12345);
    floats[1] = -0f;
    floats[2] = Float.MIN_VALUE;
    double[] doubles = {Double.longBitsToDouble(0x7ff8000000012345L), -0.0, Double.MIN_VALUE};
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("floats", Tensor.of(floats));
    tensors.put("doubles", Tensor.of(doubles));
    tensors.put("integers", Tensor.ofInts(Long.MIN_VALUE, -1, Long.MAX_VALUE));
    tensors.put("truths", Tensor.ofInts(0, 1, 1).to(DType.BOOL));
    tensors.put("empty", Tensor.zeros(2, 0, 3));
    tensors.put("scalar", Tensor.scalar(1.5));
    tensors.put("view", Tensor.arange(6).reshape(2, 3).t());
    Map<String, Tensor> again = read(write(tensors, Map.of()));
    assertEquals(tensors.keySet().size(), again.size());
    tensors.forEach(
        (name, tensor) -> {
          assertArrayEquals(tensor.shape(), again.get(name).shape(), name);
          assertEquals(tensor.dtype(), again.get(name).dtype(), name);
          assertArrayEquals(tensor.toLongArray(), again.get(name).toLongArray(), name);
        });
    float[] back = again.get("floats").toFloatArray();
    for (int i = 0; i < floats.length; i++) {
      assertEquals(Float.floatToRawIntBits(floats[i]), Float.floatToRawIntBits(back[i]));
    }
    double[] wide = again.get("doubles").toDoubleArray();
    for (int i = 0; i < doubles.length; i++) {
      assertEquals(Double.doubleToRawLongBits(doubles[i]), Double.doubleToRawLongBits(wide[i]));
    }
  }

  @Test
  void theSameTensorsGiveTheSameBytesWhateverTheirOrder() throws IOException {
    Map<String, Tensor> one = new LinkedHashMap<>();
    one.put("a", Tensor.ones(2));
    one.put("b", Tensor.ofInts(3));
    Map<String, Tensor> other = new LinkedHashMap<>();
    other.put("b", Tensor.ofInts(3));
    other.put("a", Tensor.ones(2));
    Map<String, String> notes = Map.of("format", "pt", "round", "7", "é", "\"\\\n");
    assertArrayEquals(write(one, notes), write(other, new LinkedHashMap<>(notes)));
    byte[] bytes = write(one, notes);
    assertEquals(
        notes,
        SafetensorsHeader.read(new ByteArrayInputStream(bytes), bytes.length, "x").metadata());
    assertEquals(0, (bytes.length - 16) % 8);
  }

  @Test
  void aFileWithoutTensorsIsAFile() throws IOException {
    assertTrue(read(write(Map.of(), Map.of())).isEmpty());
  }

  @Test
  void refusesToWriteTheReservedName() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> write(Map.of("__metadata__", Tensor.ones(1)), Map.of()))
            .getMessage()
            .contains("__metadata__"));
  }
}
