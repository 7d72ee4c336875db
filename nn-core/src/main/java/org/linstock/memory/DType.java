package org.linstock.memory;

import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;

/** The element types of a tensor, under PyTorch's names. */
public enum DType {
  /** 32-bit IEEE floats, the default. */
  FLOAT32(DataType.FLOAT, 4),
  /** 64-bit IEEE floats. */
  FLOAT64(DataType.DOUBLE, 8),
  /** 64-bit signed integers: class labels and indices. */
  INT64(DataType.INT64, 8),
  /** Truth values: the results of comparisons. */
  BOOL(DataType.BOOL, 1);

  private final DataType nd4j;
  private final int bytes;

  DType(DataType nd4j, int bytes) {
    this.nd4j = nd4j;
    this.bytes = bytes;
  }

  /** Whether gradients can flow through tensors of this type. */
  public boolean isFloatingPoint() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /** The size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  DataType nd4j() {
    return nd4j;
  }

  /** PyTorch's name, for example {@code float32}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
