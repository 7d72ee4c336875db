package org.linstock.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.tensor.Tensor;

/** Tensors read one at a time, in little memory. */
class SafetensorsFileTest {
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path directory;

  private Path file(Map<String, Tensor> tensors) throws IOException {
    Path path = directory.resolve("x.safetensors");
    Safetensors.save(path, tensors, Map.of("note", "kept"));
    return path;
  }

  /** 64 MB in 8 tensors of 8 MB, each filled with its number. */
  private Path large() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      tensors.put("t" + i, Tensor.full(i, 2, MEGABYTE));
    }
    return file(tensors);
  }

  @Test
  void tellsWhatIsThereWithoutReadingIt() throws IOException {
    Path path = file(Map.of("x", Tensor.arange(6).reshape(2, 3), "y", Tensor.ofInts(7)));
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      assertEquals(List.of("y", "x"), List.copyOf(file.keys()));
      assertEquals(Map.of("note", "kept"), file.metadata());
      assertEquals(List.of(2L, 3L), file.entry("x").shape());
      assertEquals("F32", file.entry("x").dtype());
    }
  }

  @Test
  void readsInAnyOrderAndAgain() throws IOException {
    Path path = file(Map.of("x", Tensor.arange(3), "y", Tensor.ofInts(7)));
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      for (int i = 0; i < 2; i++) {
        assertArrayEquals(new float[] {0, 1, 2}, file.get("x").toFloatArray());
        assertArrayEquals(new long[] {7}, file.get("y").toLongArray());
      }
    }
  }

  @Test
  void loadsTheNamedTensorsAlone() throws IOException {
    Path path = file(Map.of("x", Tensor.arange(3), "y", Tensor.ofInts(7), "z", Tensor.ones(1)));
    Map<String, Tensor> some = Safetensors.load(path, List.of("z", "y"));
    assertEquals(List.of("z", "y"), List.copyOf(some.keySet()));
    assertArrayEquals(new long[] {7}, some.get("y").toLongArray());
  }

  @Test
  void namesWhatIsMissingAndWhatThereIs() throws IOException {
    Path path = file(Map.of("x", Tensor.arange(3), "y", Tensor.ofInts(7)));
    String expected = "safetensors file %s: no tensor \"w\"; it has y, x".formatted(path);
    assertEquals(
        expected,
        assertThrows(
                IllegalArgumentException.class, () -> Safetensors.load(path, List.of("x", "w")))
            .getMessage());
    Map<String, Tensor> many = new LinkedHashMap<>();
    for (int i = 0; i < 25; i++) {
      many.put("t" + i, Tensor.ones(1));
    }
    Path other = file(many);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Safetensors.load(other, List.of("w")))
            .getMessage();
    assertTrue(message.endsWith(" and 5 more"), message);
  }

  @Test
  void readsOnlyWhatIsAskedForInSmallPieces() throws IOException {
    try (Counting channel = new Counting(FileChannel.open(large()))) {
      SafetensorsFile file = SafetensorsFile.open(channel, "large");
      long header = channel.read;
      assertTrue(header < 2000, header + " bytes of header");
      Tensor third = file.get("t3");
      assertEquals(header + 8 * MEGABYTE, channel.read);
      assertTrue(channel.largest < MEGABYTE / 2, channel.largest + " bytes at once");
      assertEquals(3, third.at(0, 0));
      assertEquals(3, third.at(1, MEGABYTE - 1));
    }
  }

  @Test
  void aFileOf64MegabytesTakesLessThanOneBesideItsTensors() throws IOException {
    Path path = large();
    Safetensors.load(file(Map.of("x", Tensor.ones(1))));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    large();
    long direct = directBuffers();
    long before = threads.getCurrentThreadAllocatedBytes();
    Map<String, Tensor> tensors = Safetensors.load(path);
    long heap = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(heap + directBuffers() - direct < MEGABYTE, heap + " bytes of heap");
    assertEquals(7, tensors.get("t7").at(1, MEGABYTE - 1));
    Map<String, Tensor> again = new LinkedHashMap<>(tensors);
    before = threads.getCurrentThreadAllocatedBytes();
    Safetensors.save(path, again);
    heap = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(heap < MEGABYTE, heap + " bytes of heap to save");
  }

  private static long directBuffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  @Test
  void aFileThatShrinksIsAnError() throws IOException {
    Path path = file(Map.of("x", Tensor.arange(3)));
    try (SafetensorsFile file = SafetensorsFile.open(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(Files.size(path) - 1);
      }
      String message = assertThrows(SafetensorsException.class, () -> file.get("x")).getMessage();
      assertTrue(message.contains("ends inside tensor \"x\""), message);
    }
  }

  @Test
  void closesItsChannelAlsoWhenTheHeaderIsBad() throws IOException {
    Path bad = directory.resolve("bad");
    Files.write(bad, new byte[] {1, 2, 3});
    Counting channel = new Counting(FileChannel.open(bad));
    assertThrows(SafetensorsException.class, () -> SafetensorsFile.open(channel, "bad"));
    assertFalse(channel.isOpen());
    SafetensorsFile file = SafetensorsFile.open(file(Map.of("x", Tensor.ones(1))));
    file.close();
    assertThrows(ClosedChannelException.class, () -> file.get("x"));
  }

  /** Counts what is asked of a channel. */
  private static final class Counting implements SeekableByteChannel {
    private final FileChannel channel;
    private long read;
    private int largest;

    Counting(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      largest = Math.max(largest, target.remaining());
      int count = channel.read(target);
      read += Math.max(0, count);
      return count;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return channel.write(source);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      channel.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      channel.truncate(size);
      return this;
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
