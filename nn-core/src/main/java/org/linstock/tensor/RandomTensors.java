package org.linstock.tensor;

import java.util.function.DoubleSupplier;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;

/** Tensors of random numbers, drawn element by element in row-major order. */
final class RandomTensors {
  private static final double BELOW_ONE = Math.nextDown(1f);

  private RandomTensors() {}

  static Tensor uniform(Generator generator, DType dtype, long... shape) {
    // Rounding to float must not reach 1.
    return dtype == DType.FLOAT32
        ? drawn("rand", dtype, shape, () -> Math.min(generator.uniform(), BELOW_ONE))
        : drawn("rand", dtype, shape, generator::uniform);
  }

  static Tensor normal(Generator generator, DType dtype, long... shape) {
    return drawn("randn", dtype, shape, generator::normal);
  }

  private static Tensor drawn(String operation, DType dtype, long[] shape, DoubleSupplier next) {
    if (!dtype.isFloatingPoint()) {
      throw new IllegalArgumentException(
          "%s: type %s, expected a floating point type; for integers use randint"
              .formatted(operation, dtype));
    }
    double[] values = new double[Shapes.numel(operation, shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = next.getAsDouble();
    }
    Tensor result = TensorFactory.empty(dtype, shape);
    ArrayIo.set(result.array(), values);
    return result;
  }

  static Tensor integers(Generator generator, int low, int high, long... shape) {
    if (low >= high) {
      throw new IllegalArgumentException(
          "randint: from %d to %d (exclusive), expected low < high".formatted(low, high));
    }
    long[] values = new long[Shapes.numel("randint", shape)];
    int bound = Math.subtractExact(high, low);
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) low + generator.below(bound);
    }
    return TensorFactory.ofInts(values, shape);
  }

  static Tensor permutation(Generator generator, int n) {
    long[] values = new long[Shapes.numel("randperm", n)];
    for (int i = 0; i < n; i++) {
      int j = generator.below(i + 1);
      values[i] = values[j];
      values[j] = i;
    }
    return TensorFactory.ofInts(values, n);
  }
}
