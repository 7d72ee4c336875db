package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to do harm: refused with a typed error, little memory taken, no class loaded. */
@Tag("faults")
class Scenario25HostileFilesTest {
  private static final String FOREIGN = "org.linstock.faults.NeverLoaded";

  private static void assertRefused(HostileFile kind, byte[] file, String why) throws IOException {
    String message = kind.read(file).orElse("read without an error");
    assertTrue(message.contains(why), message);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] safetensors(long headerLength, String header, int data) {
    byte[] json = bytes(header);
    return ByteBuffer.allocate(8 + json.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(headerLength)
        .put(json)
        .array();
  }

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, header length 9223372036854775808",
    "9223372036854775807, header length 9223372036854775807",
    "-1, header length 18446744073709551615",
    "100000001, header length 100000001",
    "2147483647, header length 2147483647"
  })
  void headerLengths(long length, String why) throws IOException {
    assertRefused(HostileFile.MODEL, safetensors(length, "{}", 0), why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]} | Duplicate",
        "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]} | no overlaps",
        "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]} | no holes",
        "'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]} | has 8 bytes of data, expected 4",
        "'a':{'dtype':'F32','shape':[1099511627776],'data_offsets':[0,8]} | offsets 0 to 8",
        "'a':{'dtype':'F32','shape':[1099511627776],'data_offsets':[0,4398046511104]} | has 8 bytes of data"
      })
  void layouts(String entries, String why) throws IOException {
    String header = "{" + entries.replace('\'', '"') + "}";
    assertRefused(HostileFile.MODEL, safetensors(header.length(), header, 8), why);
  }

  static Stream<String> namesOfFiles() {
    return Stream.of("../model.safetensors", "/etc/passwd", "a/../../b", ".", "", "model");
  }

  @ParameterizedTest
  @MethodSource("namesOfFiles")
  void namesThatLeaveTheDirectory(String name) throws IOException {
    String good = new String(HostileFile.MANIFEST.good(), StandardCharsets.UTF_8);
    byte[] file = bytes(good.replace("best.safetensors", name));
    assertRefused(HostileFile.MANIFEST, file, "manifest.json: ");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"Linear\",\"in_features\":2147483647,\"out_features\":2147483647}', at most 2147483647 elements",
    "'{\"type\":\"Linear\",\"in_features\":99999,\"out_features\":9999}', 1048576 bytes",
    "'{\"type\":\"LSTM\",\"input_size\":0,\"hidden_size\":1,\"num_layers\":2147483647}', LSTM",
    "'{\"type\":\"Linear\",\"in_features\":1,\"in_features\":1,\"out_features\":1}', Duplicate",
    "'{\"type\":\"../Linear\"}', unknown type",
    "'{\"type\":\"Conv2d\",\"in_channels\":9,\"out_channels\":9,\"kernel_size\":[999,999]}', 1048576 bytes"
  })
  void architectures(String json, String why) throws IOException {
    assertRefused(HostileFile.ARCHITECTURE, bytes(json), why);
  }

  @ParameterizedTest
  @EnumSource
  void deepJson(HostileFile kind) throws IOException {
    for (String open : new String[] {"[", "{\"a\":", "{\"type\":\"Residual\",\"net\":"}) {
      String deep = open.repeat(10_000);
      assertRefused(kind, bytes(deep), "");
      assertRefused(kind, safetensors(deep.length(), deep, 0), "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void duplicateKeys(HostileFile kind) throws IOException {
    String good = new String(kind.good(), StandardCharsets.ISO_8859_1);
    int first = good.indexOf('{');
    String twice = good.substring(0, first) + "{\"x\":0,\"x\":0," + good.substring(first + 1);
    assertRefused(kind, twice.getBytes(StandardCharsets.ISO_8859_1), "");
  }

  @ParameterizedTest
  @EnumSource
  void serializedObjects(HostileFile kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new HashMap<>(Map.of("a", 1)));
    }
    assertRefused(kind, bytes.toByteArray(), "");
  }

  /**
   * What a file names is never loaded: the second round of the same cases loads no class at all.
   */
  @Test
  void foreignClassNames() throws IOException {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    nameClasses("java.lang.NoSuchClass");
    long before = classes.getTotalLoadedClassCount();
    nameClasses(FOREIGN);
    assertEquals(before, classes.getTotalLoadedClassCount());
  }

  private static void nameClasses(String name) throws IOException {
    for (String key : new String[] {"type", "@class", "@type", "class"}) {
      byte[] file = bytes("{\"%s\":\"%s\"}".formatted(key, name));
      assertRefused(HostileFile.ARCHITECTURE, file, "");
      assertRefused(HostileFile.TRAINER_STATE, file, "");
      assertRefused(HostileFile.MANIFEST, file, "");
      assertRefused(
          HostileFile.MODEL,
          safetensors(file.length, new String(file, StandardCharsets.UTF_8), 0),
          "");
    }
  }
}
