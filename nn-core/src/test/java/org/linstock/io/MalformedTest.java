package org.linstock.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.tensor.Tensor;

/** Each rule of the format, broken: a SafetensorsException that names the file, nothing else. */
class MalformedTest {
  private static byte[] file(long headerLength, byte[] header, int dataLength) {
    return ByteBuffer.allocate(8 + header.length + dataLength)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(headerLength)
        .put(header)
        .array();
  }

  private static byte[] file(String header, int dataLength) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return file(json.length, json, dataLength);
  }

  private static String refusal(byte[] bytes) {
    String message =
        assertThrows(SafetensorsException.class, () -> SafetensorsTest.read(bytes)).getMessage();
    assertTrue(message.startsWith("safetensors file model: "), message);
    return message;
  }

  /** An entry of eight bytes. */
  private static String entry(String fields) {
    return "{\"w\":{" + fields.replace('\'', '"') + "}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'dtype':'F32','shape':[2],'data_offsets':[0,4] | offsets 0 to 4, expected 8 bytes",
        "'dtype':'F32','shape':[2],'data_offsets':[8,0] | offsets 8 to 0",
        "'dtype':'F32','shape':[2],'data_offsets':[-8,0] | negative number in data_offsets",
        "'dtype':'F32','shape':[-2],'data_offsets':[0,8] | negative number in shape",
        "'dtype':'F32','shape':[-1,-2],'data_offsets':[0,8] | negative number in shape",
        "'dtype':'F32','shape':[2.0],'data_offsets':[0,8] | list of at most 32 whole numbers",
        "'dtype':'F32','shape':['2'],'data_offsets':[0,8] | list of at most 32 whole numbers",
        "'dtype':'F32','shape':[[2]],'data_offsets':[0,8] | list of at most 32 whole numbers",
        "'dtype':'F32','shape':2,'data_offsets':[0,8] | shape is no list",
        "'dtype':'F32','shape':null,'data_offsets':[0,8] | shape is no list",
        "'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,8] | bad header",
        "'dtype':'F32','shape':[4611686018427387904,2],'data_offsets':[0,8] | overflows",
        "'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,0] | overflows",
        "'dtype':'F32','shape':[2],'data_offsets':[0,8,8] | lacks dtype, shape or two data_offsets",
        "'dtype':'F32','shape':[2],'data_offsets':[8] | lacks dtype, shape or two data_offsets",
        "'dtype':'F32','shape':[2],'data_offsets':[] | lacks dtype, shape or two data_offsets",
        "'dtype':'F32','shape':[2] | lacks dtype, shape or two data_offsets",
        "'dtype':'F32','data_offsets':[0,8] | lacks dtype, shape or two data_offsets",
        "'shape':[2],'data_offsets':[0,8] | lacks dtype, shape or two data_offsets",
        "'dtype':'F33','shape':[2],'data_offsets':[0,8] | has dtype F33, expected one of [U64,",
        "'dtype':'f32','shape':[2],'data_offsets':[0,8] | has dtype f32",
        "'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8] | is of F8_E4M3, which no tensor",
        "'dtype':'F8_E5M2','shape':[8],'data_offsets':[0,8] | is of F8_E5M2, which no tensor",
        "'dtype':'F8_E8M0','shape':[8],'data_offsets':[0,8] | is of F8_E8M0, which no tensor",
        "'dtype':'F4','shape':[16],'data_offsets':[0,8] | is of F4, which no tensor",
        "'dtype':'F6_E2M3','shape':[8],'data_offsets':[0,6] | is of F6_E2M3, which no tensor",
        "'dtype':'F6_E3M2','shape':[8],'data_offsets':[0,6] | is of F6_E3M2, which no tensor",
        "'dtype':'C64','shape':[1],'data_offsets':[0,8] | is of C64, which no tensor",
        "'dtype':'','shape':[2],'data_offsets':[0,8] | has dtype",
        "'dtype':32,'shape':[2],'data_offsets':[0,8] | dtype is no string",
        "'dtype':null,'shape':[2],'data_offsets':[0,8] | dtype is no string",
        "'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1 | unknown field",
        "'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8] | Duplicate field",
        "'dtype':'F32','shape':[2],'data_offsets':[8,16] | begins at byte 8, expected 0",
        "'dtype':'F32','shape':[3],'data_offsets':[0,12] | has 8 bytes of data, expected 12",
        "'dtype':'F32','shape':[1],'data_offsets':[0,4] | has 8 bytes of data, expected 4",
      })
  void refusesAWrongEntry(String fields, String problem) {
    String message = refusal(file(entry(fields), 8));
    assertTrue(message.contains(problem), message);
  }

  @Test
  void refusesHolesAndOverlaps() {
    String two =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}}";
    assertTrue(refusal(file(two.formatted(12, 20), 20)).contains("begins at byte 12, expected 8"));
    assertTrue(refusal(file(two.formatted(4, 12), 12)).contains("begins at byte 4, expected 8"));
    assertTrue(refusal(file(two.formatted(0, 8), 8)).contains("begins at byte 0, expected 8"));
  }

  @Test
  void refusesTheSameNameTwice() {
    String e = "\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
    assertTrue(refusal(file("{" + e + "," + e + "}", 0)).contains("Duplicate field"));
    assertTrue(
        refusal(file("{\"__metadata__\":{},\"__metadata__\":{}}", 0)).contains("Duplicate field"));
    assertTrue(
        refusal(file("{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"}}", 0)).contains("Duplicate"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "}",
        "{}x",
        "{}{}",
        "{},",
        " {}",
        "nu",
        "\"a\"",
        "{\"a\":1}",
        "{\"a\":[]}",
        "{\"a\":null}",
        "{\"__metadata__\":[]}",
        "{\"__metadata__\":{\"a\":1}}",
        "{\"__metadata__\":{\"a\":null}}",
        "{\"__metadata__\":{\"a\":{\"b\":\"c\"}}}",
        "{'a':1}",
        "{\"a\":{}}",
        "{/**/}",
        "{\"a\" 1}",
        "{}\u0000\u0000",
        "{}\n",
        "{}\t",
        "{}\n ",
        "{} \u00a0",
        "{\"\\ud800\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}",
        "{\"__metadata__\":{\"\\udc00\":\"1\"}}",
        "{\"__metadata__\":{\"a\":\"\\ud800x\"}}"
      })
  void refusesAHeaderThatIsNoMapOfEntries(String header) {
    refusal(file(header, 0));
  }

  @Test
  void takesSpacesBehindTheHeader() throws IOException {
    assertEquals(0, SafetensorsTest.read(file("{}" + " ".repeat(1000), 0)).size());
    assertEquals(0, SafetensorsTest.read(file("{ \n\t}", 0)).size());
  }

  @Test
  void refusesIntegersBeyondInt64() {
    byte[] bytes = file(entry("'dtype':'U64','shape':[1],'data_offsets':[0,8]"), 8);
    bytes[bytes.length - 1] = (byte) 0x80;
    assertTrue(
        refusal(bytes).contains("tensor \"w\": U64 value 9223372036854775808 is above int64's"));
  }

  @Test
  void refusesDeepNesting() {
    refusal(file("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", 0));
    refusal(file("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000), 0));
    refusal(file(entry("'dtype':'F32','shape':" + "[".repeat(100_000)), 0));
  }

  @Test
  void refusesTooManyDimensions() {
    String ones = "1,".repeat(32) + "1";
    assertTrue(
        refusal(file(entry("'dtype':'F32','shape':[" + ones + "],'data_offsets':[0,4]"), 4))
            .contains("at most 32"));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        3,
        100_000_001,
        Integer.MAX_VALUE,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1
      })
  void refusesAWrongHeaderLength(long length) {
    String message = refusal(file(length, new byte[] {'{', '}'}, 0));
    assertTrue(message.contains("header length " + Long.toUnsignedString(length)), message);
  }

  @Test
  void refusesOtherEncodingsThanUtf8() {
    refusal(file(4, "{}".getBytes(StandardCharsets.UTF_16LE), 0));
    byte[] wide = "{}  ".getBytes(StandardCharsets.UTF_16LE);
    refusal(file(wide.length, wide, 0));
    byte[] latin =
        "{\"é\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"
            .getBytes(StandardCharsets.ISO_8859_1);
    refusal(file(latin.length, latin, 0));
    byte[] mark = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
    refusal(file(mark.length, mark, 0));
  }

  @Test
  void refusesAFileCutOffAnywhereOrTooLong() throws IOException {
    byte[] whole =
        SafetensorsTest.write(Map.of("a", Tensor.ones(3), "b", Tensor.ofInts(1)), Map.of("k", "v"));
    assertEquals(2, SafetensorsTest.read(whole).size());
    for (int length = 0; length < whole.length; length++) {
      refusal(Arrays.copyOf(whole, length));
    }
    refusal(Arrays.copyOf(whole, whole.length + 1));
    refusal(Arrays.copyOf(whole, whole.length + 8));
  }

  @Test
  void aStreamThatIsShorterThanItsLengthIsRefused() throws IOException {
    byte[] whole = SafetensorsTest.write(Map.of("a", Tensor.ones(3)), Map.of());
    for (int length = 0; length < whole.length; length++) {
      InputStream in = new ByteArrayInputStream(Arrays.copyOf(whole, length));
      assertThrows(SafetensorsException.class, () -> Safetensors.read(in, whole.length, "model"));
    }
  }

  @Test
  void anEmptyTensorOfVastSizesTakesNoMemory() throws IOException {
    String vast = "'dtype':'F32','shape':[0,4611686018427387904,4611686018427387904]";
    Tensor x = SafetensorsTest.read(file(entry(vast + ",'data_offsets':[0,0]"), 0)).get("w");
    assertEquals(0, x.numel());
  }

  @Test
  void mutationsOfAValidFileAreRefusedOrReadNeverMore() throws IOException {
    byte[] valid =
        SafetensorsTest.write(
            Map.of("a.weight", Tensor.ones(2, 3), "b", Tensor.ofInts(1, 2), "c", Tensor.scalar(1)),
            Map.of("format", "pt"));
    SplittableRandom random = new SplittableRandom(25);
    int read = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] mutant = mutate(valid, random);
      try {
        SafetensorsTest.read(mutant);
        read++;
      } catch (SafetensorsException e) {
        assertTrue(e.getMessage().startsWith("safetensors file model: "), e.getMessage());
      }
    }
    assertTrue(read > 0 && read < 9_000, read + " read");
  }

  private static byte[] mutate(byte[] valid, SplittableRandom random) {
    byte[] mutant = valid.clone();
    for (int k = 1 + random.nextInt(3); k > 0; k--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] = (byte) "0123456789[]{},:\"- ".charAt(random.nextInt(19));
        case 2 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
        default -> System.arraycopy(mutant, at, mutant, at / 2, (mutant.length - at) / 8);
      }
    }
    return mutant;
  }
}
