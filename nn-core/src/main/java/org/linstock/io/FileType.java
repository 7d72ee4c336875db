package org.linstock.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.linstock.memory.DType;

/**
 * The element types of the safetensors format that Linstock reads, widest first as the format
 * orders them in a file.
 */
enum FileType {
  U64(8, DType.INT64),
  I64(8, DType.INT64),
  F64(8, DType.FLOAT64),
  F32(4, DType.FLOAT32),
  U32(4, DType.INT64),
  I32(4, DType.INT64),
  BF16(2, DType.FLOAT32),
  F16(2, DType.FLOAT32),
  U16(2, DType.INT64),
  I16(2, DType.INT64),
  I8(1, DType.INT64),
  U8(1, DType.INT64),
  BOOL(1, DType.BOOL);

  /** Types of the format that no tensor here can hold. */
  static final List<String> UNSUPPORTED =
      List.of(
          "F4",
          "F6_E2M3",
          "F6_E3M2",
          "F8_E4M3",
          "F8_E5M2",
          "F8_E8M0",
          "F8_E4M3FNUZ",
          "F8_E5M2FNUZ",
          "C64");

  final int bytes;
  final DType dtype;

  FileType(int bytes, DType dtype) {
    this.bytes = bytes;
    this.dtype = dtype;
  }

  /** The type that a tensor is written as. */
  static FileType of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> F32;
      case FLOAT64 -> F64;
      case INT64 -> I64;
      case BOOL -> BOOL;
    };
  }

  static Optional<FileType> named(String name) {
    return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
  }

  /** Whether a file's bytes are those of a tensor in memory. */
  boolean isAsInMemory() {
    return this == F32 || this == F64 || this == I64;
  }

  /** Takes one element and appends it in the tensor's type; both buffers are little-endian. */
  void convert(ByteBuffer from, ByteBuffer to) {
    switch (this) {
      case F16 -> to.putFloat(halfToFloat(from.getShort()));
      case BF16 -> to.putInt(from.getShort() << 16);
      case BOOL -> to.put((byte) (from.get() == 0 ? 0 : 1));
      default -> to.putLong(integer(from));
    }
  }

  private long integer(ByteBuffer from) {
    return switch (this) {
      case U32 -> Integer.toUnsignedLong(from.getInt());
      case I32 -> from.getInt();
      case U16 -> Short.toUnsignedLong(from.getShort());
      case I16 -> from.getShort();
      case U8 -> Byte.toUnsignedLong(from.get());
      case I8 -> from.get();
      case U64 -> unsigned(from.getLong());
      default -> throw new IllegalStateException(name());
    };
  }

  private static long unsigned(long bits) {
    if (bits < 0) {
      throw new ArithmeticException(
          "U64 value %s is above int64's largest".formatted(Long.toUnsignedString(bits)));
    }
    return bits;
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
