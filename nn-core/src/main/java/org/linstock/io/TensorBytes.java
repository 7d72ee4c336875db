package org.linstock.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayBytes;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * One tensor's bytes, little-endian and row by row, a piece at a time so that large tensors need no
 * second copy.
 */
final class TensorBytes {
  /** Elements at a time: at most 64 KiB in the file's type and as much in the tensor's. */
  private static final int PIECE = 8192;

  private TensorBytes() {}

  static void write(OutputStream out, Tensor tensor) throws IOException {
    NdArray array = tensor.contiguous().array();
    int size = array.dtype().bytes();
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, array.length()) * size);
    for (long at = 0; at < array.length(); at += PIECE) {
      bytes.clear().limit((int) Math.min(PIECE, array.length() - at) * size);
      ArrayBytes.read(array, at, bytes);
      out.write(bytes.array(), 0, bytes.limit());
    }
  }

  static Tensor read(InputStream in, SafetensorsHeader.Entry entry, String file)
      throws IOException {
    FileType type = entry.type();
    // The header has been checked against the file's length, so no more is taken than the file has.
    NdArray array = Allocator.allocatePersistent(type.dtype, entry.sizes());
    int piece = (int) Math.min(PIECE, array.length());
    ByteBuffer raw = ByteBuffer.allocate(piece * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer values =
        type.isAsInMemory()
            ? raw
            : ByteBuffer.allocate(piece * type.dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = 0; at < array.length(); at += piece) {
      raw.clear().limit((int) Math.min(piece, array.length() - at) * type.bytes);
      if (in.readNBytes(raw.array(), 0, raw.limit()) < raw.limit()) {
        throw new SafetensorsException(
            file, "ends inside tensor \"%s\"".formatted(entry.name()), new EOFException());
      }
      if (!type.isAsInMemory()) {
        convert(raw, values, entry, file);
      }
      ArrayBytes.write(array, at, values);
    }
    return new Tensor(array);
  }

  private static void convert(
      ByteBuffer raw, ByteBuffer values, SafetensorsHeader.Entry entry, String file)
      throws SafetensorsException {
    values.clear();
    try {
      while (raw.hasRemaining()) {
        entry.type().convert(raw, values);
      }
    } catch (ArithmeticException e) {
      throw new SafetensorsException(
          file, "tensor \"%s\": %s".formatted(entry.name(), e.getMessage()), e);
    }
    values.flip();
  }
}
