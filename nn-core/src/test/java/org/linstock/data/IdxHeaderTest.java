package org.linstock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of MNIST's files. */
class IdxHeaderTest {
  private static byte[] bytes(int... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length);
    Arrays.stream(numbers).forEach(buffer::putInt);
    return buffer.array();
  }

  private static IdxHeader read(byte[] bytes) throws IOException {
    return IdxHeader.read(new DataInputStream(new ByteArrayInputStream(bytes)), "images");
  }

  @Test
  void readsImagesAndLabels() throws IOException {
    IdxHeader images = read(bytes(0x0803, 60000, 28, 28));
    assertEquals(60000, images.count());
    assertEquals(784, images.itemSize());
    IdxHeader labels = read(bytes(0x0801, 10));
    assertEquals(List.of(10), labels.sizes());
    assertEquals(1, labels.itemSize());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0803",
        "0800",
        "0805,1,1,1,1,1",
        "0d03,1,28,28",
        "10803,1,28,28",
        "80000803,1,2,3",
        "0803,1,-28,28",
        "0803,-1,28,28",
        "0803,1,2147483647,2147483647",
        "0803,1,65536,65536",
        "0804,1,-2,-3,4"
      })
  void refusesWhatIsNoIdxFileOfBytes(String numbers) {
    String[] parts = numbers.split(",", -1);
    int[] values = new int[parts.length];
    values[0] = Integer.parseUnsignedInt(parts[0], 16);
    for (int i = 1; i < parts.length; i++) {
      values[i] = Integer.parseInt(parts[i]);
    }
    String message = assertThrows(IOException.class, () -> read(bytes(values))).getMessage();
    assertTrue(message.startsWith("IDX file images: "), message);
  }

  @Test
  void refusesAFileThatEndsInItsHeader() {
    byte[] whole = bytes(0x0803, 10, 28, 28);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      String message = assertThrows(IOException.class, () -> read(part)).getMessage();
      assertEquals("IDX file images: ends inside its header", message);
    }
  }
}
