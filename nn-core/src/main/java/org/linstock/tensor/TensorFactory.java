package org.linstock.tensor;

import java.util.Arrays;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/** Makes tensors from values. */
final class TensorFactory {
  private TensorFactory() {}

  static Tensor of(float[] values, long... shape) {
    NdArray array = allocate("of", DType.FLOAT32, values.length, vectorOr(values.length, shape));
    ArrayIo.set(array, values);
    return new Tensor(array);
  }

  static Tensor of(double[] values, long... shape) {
    NdArray array = allocate("of", DType.FLOAT64, values.length, vectorOr(values.length, shape));
    ArrayIo.set(array, values);
    return new Tensor(array);
  }

  static Tensor of(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    float[] values = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      requireWidth(i, rows[i].length, width);
      System.arraycopy(rows[i], 0, values, i * width, width);
    }
    return of(values, rows.length, width);
  }

  static Tensor of(double[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      requireWidth(i, rows[i].length, width);
      System.arraycopy(rows[i], 0, values, i * width, width);
    }
    return of(values, rows.length, width);
  }

  static Tensor of(long[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    long[] values = new long[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      requireWidth(i, rows[i].length, width);
      System.arraycopy(rows[i], 0, values, i * width, width);
    }
    return ofInts(values, rows.length, width);
  }

  private static void requireWidth(int row, int got, int width) {
    if (got != width) {
      throw new IllegalArgumentException(
          "of: row %d has %d values, expected %d as in row 0".formatted(row, got, width));
    }
  }

  static Tensor ofInts(long[] values, long... shape) {
    NdArray array = allocate("ofInts", DType.INT64, values.length, shape);
    ArrayIo.set(array, values);
    return new Tensor(array);
  }

  static Tensor ofBools(boolean[] values, long... shape) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i] ? 1 : 0;
    }
    NdArray array = allocate("ofBools", DType.BOOL, values.length, shape);
    ArrayIo.set(array, numbers);
    return new Tensor(array);
  }

  static Tensor full(DType dtype, double value, long... shape) {
    boolean empty = Shapes.numel("full", shape) == 0;
    NdArray array = Allocator.allocate(dtype, shape.clone());
    if (!empty) {
      Kernels.get().fill(array, value);
    }
    return new Tensor(array);
  }

  static Tensor empty(DType dtype, long... shape) {
    Shapes.numel("empty", shape);
    return new Tensor(Allocator.allocate(dtype, shape.clone()));
  }

  static Tensor copy(Tensor x) {
    return cast(x, x.dtype());
  }

  static Tensor cast(Tensor x, DType dtype) {
    NdArray array = Allocator.allocate(dtype, x.array().shape());
    if (array.length() > 0) {
      Kernels.get().copy(x.array(), array);
    }
    return new Tensor(array);
  }

  static void requireNumbers(String operation, DType dtype) {
    if (dtype == DType.BOOL) {
      throw new IllegalArgumentException(
          "%s: type bool, expected a type of numbers".formatted(operation));
    }
  }

  /**
   * An array of one value without a shape is a vector of one: a scalar is asked for with scalar().
   */
  private static long[] vectorOr(int length, long... shape) {
    return shape.length == 0 ? new long[] {length} : shape;
  }

  private static NdArray allocate(String operation, DType dtype, int length, long... shape) {
    if (Shapes.numel(operation, shape) != length) {
      throw new IllegalArgumentException(
          "%s: %d values do not fill shape %s"
              .formatted(operation, length, Arrays.toString(shape)));
    }
    return Allocator.allocate(dtype, shape.clone());
  }
}
