package org.linstock.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.tensor.Tensor;

/** Images and labels from IDX files. */
class IdxFilesTest {
  @TempDir Path directory;

  private Path write(String name, boolean zip, byte[] items, int... sizes) throws IOException {
    Path path = directory.resolve(name);
    try (OutputStream file = Files.newOutputStream(path);
        DataOutputStream out = new DataOutputStream(zip ? new GZIPOutputStream(file) : file)) {
      out.writeInt(0x800 | sizes.length);
      for (int size : sizes) {
        out.writeInt(size);
      }
      out.write(items);
    }
    return path;
  }

  private Path images(boolean zip) throws IOException {
    byte[] pixels = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 1, 2, 3, 4, 5, 6};
    return write("images", zip, pixels, 2, 2, 3);
  }

  private Path labels(boolean zip) throws IOException {
    return write("labels", zip, new byte[] {7, (byte) 200}, 2);
  }

  @Test
  void readsPlainAndCompressedFiles() throws IOException {
    for (boolean zip : new boolean[] {false, true}) {
      TensorDataset dataset = IdxFiles.load(images(zip), labels(zip));
      assertEquals(2, dataset.size());
      List<Tensor> first = dataset.get(0);
      assertArrayEquals(new long[] {1, 2, 3}, first.get(0).shape());
      assertArrayEquals(
          new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, first.get(0).toFloatArray(), 1e-7f);
      assertEquals(7, first.get(1).item());
      assertEquals(200, dataset.get(1).get(1).item());
    }
  }

  @Test
  void aHeaderThatPromisesMoreOrLessThanThereIsTakesNoMemory() throws IOException {
    for (boolean zip : new boolean[] {false, true}) {
      Path vast = write("vast", zip, new byte[10], Integer.MAX_VALUE, 8000, 8000);
      assertEquals(
          "IDX file %s: 10 bytes of items, expected %d for sizes [2147483647, 8000, 8000]"
              .formatted(vast, Integer.MAX_VALUE * 64_000_000L),
          message(vast, labels(zip)));
      Path tail = write("tail", zip, new byte[7], 2, 3, 1);
      assertEquals(
          "IDX file %s: more than 6 bytes of items, expected 6 for sizes [2, 3, 1]".formatted(tail),
          message(tail, labels(zip)));
    }
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() throws IOException {
    Path three = write("three", false, new byte[3], 3);
    assertEquals(
        "IDX files %s and %s: 2 images and 3 labels".formatted(images(false), three),
        message(images(false), three));
    assertEquals(
        "IDX files %s and %s: sizes [2] and [2, 2, 3], expected [count, height, width] and [count]"
            .formatted(labels(false), images(false)),
        message(labels(false), images(false)));
  }

  private static String message(Path images, Path labels) {
    return assertThrows(IOException.class, () -> IdxFiles.load(images, labels)).getMessage();
  }
}
