package org.linstock.tensor;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/** Makes tensors from values. */
final class TensorFactory {
  private TensorFactory() {}

  static Tensor of(float[] values, long... shape) {
    NdArray array = allocate("of", DType.FLOAT32, values.length, shape);
    ArrayIo.set(array, values);
    return new Tensor(array);
  }

  static Tensor of(double[] values, long... shape) {
    NdArray array = allocate("of", DType.FLOAT64, values.length, shape);
    ArrayIo.set(array, values);
    return new Tensor(array);
  }

  static Tensor of(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    float[] values = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != width) {
        throw new IllegalArgumentException(
            "of: row %d has %d values, expected %d as in row 0"
                .formatted(i, rows[i].length, width));
      }
      System.arraycopy(rows[i], 0, values, i * width, width);
    }
    return of(values, rows.length, width);
  }

  static Tensor ofInts(long... values) {
    NdArray array = Allocator.allocate(DType.INT64, values.length);
    ArrayIo.set(array, values);
    return new Tensor(array);
  }

  static Tensor full(DType dtype, double value, long... shape) {
    boolean empty = Shapes.numel("full", shape) == 0;
    NdArray array = Allocator.allocate(dtype, shape);
    if (!empty) {
      Kernels.get().fill(array, value);
    }
    return new Tensor(array);
  }

  static Tensor random(long[] shape, DoubleSupplier next) {
    float[] values = new float[Shapes.numel("random", shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) next.getAsDouble();
    }
    return of(values, shape);
  }

  static Tensor arange(int end) {
    float[] values = new float[end];
    for (int i = 0; i < end; i++) {
      values[i] = i;
    }
    return of(values);
  }

  static Tensor eye(int n) {
    float[] values = new float[n * n];
    for (int i = 0; i < n; i++) {
      values[i * n + i] = 1;
    }
    return of(values, n, n);
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

  private static NdArray allocate(String operation, DType dtype, int length, long... shape) {
    // An array of one value without a shape is a vector of one: a scalar is asked for with
    // scalar().
    long[] target = shape.length == 0 ? new long[] {length} : shape;
    if (Shapes.numel(operation, target) != length) {
      throw new IllegalArgumentException(
          "%s: %d values do not fill shape %s"
              .formatted(operation, length, Arrays.toString(target)));
    }
    return Allocator.allocate(dtype, target);
  }
}
