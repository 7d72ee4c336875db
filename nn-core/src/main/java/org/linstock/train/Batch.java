package org.linstock.train;

import java.util.Arrays;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Turns plain Java arrays into the tensors of one minibatch. */
final class Batch {
  private Batch() {}

  /** [rows, …exampleShape] from the start of the array. */
  static Tensor features(float[] values, int rows, long[] exampleShape) {
    long[] shape = new long[exampleShape.length + 1];
    shape[0] = rows;
    System.arraycopy(exampleShape, 0, shape, 1, exampleShape.length);
    return tensor(values, shape);
  }

  static Tensor tensor(float[] values, long... shape) {
    NdArray array = Allocator.allocate(DType.FLOAT32, shape);
    int count = Math.toIntExact(array.length());
    if (values.length < count) {
      throw new IllegalArgumentException(
          "batch: %d values for shape %s".formatted(values.length, Arrays.toString(shape)));
    }
    ArrayIo.setPrefix(array, values, count);
    return new Tensor(array);
  }

  /** Classes given as floats. */
  static Tensor classes(float[] values, int rows) {
    NdArray labels = Allocator.allocate(DType.INT64, rows);
    ArrayIo.setLongs(labels, i -> label(values, (int) i));
    return new Tensor(labels);
  }

  private static long label(float[] values, int row) {
    long label = (long) values[row];
    if (label != values[row]) {
      throw new IllegalArgumentException(
          "batch: label %s at row %d, expected a whole number".formatted(values[row], row));
    }
    return label;
  }
}
