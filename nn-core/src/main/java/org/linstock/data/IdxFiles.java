package org.linstock.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Reads IDX files, the format of MNIST and Fashion-MNIST, plain or compressed with gzip. */
public final class IdxFiles {
  private static final int MAGIC_GZIP = 0x1f8b;

  private IdxFiles() {}

  /**
   * Images and their labels.
   *
   * @return examples of an image, float32 [1, height, width] in [0, 1], and a class, int64 scalar
   * @throws IOException when a file is malformed, shorter or longer than its header says, or the
   *     two do not have the same number of items
   */
  public static TensorDataset load(Path images, Path labels) throws IOException {
    IdxHeader pixels = checked(images);
    IdxHeader classes = checked(labels);
    if (pixels.sizes().size() != 3 || classes.sizes().size() != 1) {
      throw new IOException(
          "IDX files %s and %s: sizes %s and %s, expected [count, height, width] and [count]"
              .formatted(images, labels, pixels.sizes(), classes.sizes()));
    }
    if (pixels.count() != classes.count()) {
      throw new IOException(
          "IDX files %s and %s: %d images and %d labels"
              .formatted(images, labels, pixels.count(), classes.count()));
    }
    return new TensorDataset(images(images, pixels), labels(labels, classes));
  }

  private static Tensor images(Path path, IdxHeader header) throws IOException {
    int height = header.sizes().get(1);
    int width = header.sizes().get(2);
    NdArray images = Allocator.allocatePersistent(DType.FLOAT32, header.count(), 1, height, width);
    int size = header.itemSize();
    float[] values = new float[size];
    try (DataInputStream in = open(path)) {
      IdxHeader.read(in, path.toString());
      for (int i = 0; i < header.count(); i++) {
        byte[] item = in.readNBytes(size);
        for (int k = 0; k < item.length; k++) {
          values[k] = (item[k] & 0xff) / 255f;
        }
        ArrayIo.set(images.view((long) i * size, new long[] {size}, new long[] {1}), values);
      }
    }
    return new Tensor(images);
  }

  private static Tensor labels(Path path, IdxHeader header) throws IOException {
    long[] values = new long[header.count()];
    try (DataInputStream in = open(path)) {
      IdxHeader.read(in, path.toString());
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readUnsignedByte();
      }
    }
    NdArray labels = Allocator.allocatePersistent(DType.INT64, header.count());
    ArrayIo.set(labels, values);
    return new Tensor(labels);
  }

  /** Reads a file through before any memory is taken: a header may promise what is not there. */
  private static IdxHeader checked(Path path) throws IOException {
    try (DataInputStream in = open(path)) {
      IdxHeader header = IdxHeader.read(in, path.toString());
      long expected = (long) header.count() * header.itemSize();
      long actual = 0;
      byte[] piece = new byte[1 << 16];
      for (int n = in.read(piece); n >= 0 && actual <= expected; n = in.read(piece)) {
        actual += n;
      }
      if (actual != expected) {
        throw new IOException(
            "IDX file %s: %s bytes of items, expected %d for sizes %s"
                .formatted(
                    path,
                    actual > expected ? "more than %d".formatted(expected) : actual,
                    expected,
                    header.sizes()));
      }
      return header;
    }
  }

  private static DataInputStream open(Path path) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(path));
    try {
      file.mark(2);
      boolean zipped = (file.read() << 8 | file.read()) == MAGIC_GZIP;
      file.reset();
      return new DataInputStream(
          zipped ? new BufferedInputStream(new GZIPInputStream(file)) : file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }
}
