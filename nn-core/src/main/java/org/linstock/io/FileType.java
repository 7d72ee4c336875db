package org.linstock.io;

import org.linstock.memory.DType;

/**
 * The element types of the safetensors format that Linstock reads, widest first as the format
 * orders them in a file.
 */
enum FileType {
  I64(8, DType.INT64),
  F64(8, DType.FLOAT64),
  F32(4, DType.FLOAT32),
  I32(4, DType.INT64),
  BF16(2, DType.FLOAT32),
  F16(2, DType.FLOAT32),
  I16(2, DType.INT64),
  I8(1, DType.INT64),
  U8(1, DType.INT64),
  BOOL(1, DType.BOOL);

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
}
