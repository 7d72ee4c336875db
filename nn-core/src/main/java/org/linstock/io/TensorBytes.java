package org.linstock.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * One tensor's bytes, little-endian and row by row, a piece at a time so that large tensors need no
 * second copy.
 */
final class TensorBytes {
  private static final int PIECE = 16_384;

  private TensorBytes() {}

  static void write(OutputStream out, Tensor tensor) throws IOException {
    NdArray flat = tensor.contiguous().array().reshaped(tensor.numel());
    FileType type = FileType.of(tensor.dtype());
    for (long at = 0; at < flat.length(); at += PIECE) {
      long count = Math.min(PIECE, flat.length() - at);
      NdArray piece = flat.view(at, new long[] {count}, new long[] {1});
      byte[] raw = new byte[(int) count * type.bytes];
      ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
      switch (type) {
        case F32 -> bytes.asFloatBuffer().put(ArrayIo.toFloats(piece));
        case F64 -> bytes.asDoubleBuffer().put(ArrayIo.toDoubles(piece));
        case I64 -> bytes.asLongBuffer().put(ArrayIo.toLongs(piece));
        default -> putBytes(bytes, ArrayIo.toLongs(piece));
      }
      out.write(raw);
    }
  }

  private static void putBytes(ByteBuffer bytes, long[] values) {
    for (long value : values) {
      bytes.put((byte) value);
    }
  }

  static Tensor read(InputStream in, SafetensorsHeader.Entry entry, String file)
      throws IOException {
    FileType type = entry.type();
    long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
    // Memory is taken only as the file's bytes arrive: the header has been checked against the
    // file's length.
    NdArray array = Allocator.allocatePersistent(type.dtype, shape);
    NdArray flat = array.reshaped(array.length());
    byte[] piece = new byte[PIECE * type.bytes];
    for (long at = 0; at < flat.length(); at += PIECE) {
      int count = (int) Math.min(PIECE, flat.length() - at);
      if (in.readNBytes(piece, 0, count * type.bytes) < count * type.bytes) {
        throw new SafetensorsException(
            file, "ends inside tensor \"%s\"".formatted(entry.name()), new EOFException());
      }
      ByteBuffer bytes =
          ByteBuffer.wrap(piece, 0, count * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
      set(flat.view(at, new long[] {count}, new long[] {1}), bytes, type, count);
    }
    return new Tensor(array);
  }

  private static void set(NdArray target, ByteBuffer bytes, FileType type, int count) {
    if (type.dtype == DType.FLOAT32) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = readFloat(bytes, type);
      }
      ArrayIo.set(target, values);
    } else if (type.dtype == DType.FLOAT64) {
      double[] values = new double[count];
      bytes.asDoubleBuffer().get(values);
      ArrayIo.set(target, values);
    } else {
      long[] values = new long[count];
      for (int i = 0; i < count; i++) {
        values[i] = readInteger(bytes, type);
      }
      ArrayIo.set(target, values);
    }
  }

  private static float readFloat(ByteBuffer bytes, FileType type) {
    return switch (type) {
      case F16 -> halfToFloat(bytes.getShort());
      case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
      default -> bytes.getFloat();
    };
  }

  private static long readInteger(ByteBuffer bytes, FileType type) {
    return switch (type) {
      case I64 -> bytes.getLong();
      case I32 -> bytes.getInt();
      case I16 -> bytes.getShort();
      case U8 -> bytes.get() & 0xff;
      default -> bytes.get();
    };
  }

  /** IEEE half precision: 1 sign bit, 5 of exponent, 10 of fraction. */
  private static float halfToFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int biased = exponent == 31 ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | biased << 23 | fraction << 13);
  }
}
