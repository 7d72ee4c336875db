package org.linstock.tensor;

import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/** Tensors whose values follow a rule. */
final class Ranges {
  private Ranges() {}

  static Tensor arange(DType dtype, double start, double end, double step) {
    boolean valid = step != 0 && Double.isFinite(end - start) && Double.isFinite(step);
    if (!valid || (end - start) / step < 0) {
      throw new IllegalArgumentException(
          "arange: from %s to %s in steps of %s, expected a step that leads from start to end"
              .formatted(start, end, step));
    }
    TensorFactory.requireNumbers("arange", dtype);
    double[] values = new double[Shapes.numel("arange", (long) Math.ceil((end - start) / step))];
    for (int i = 0; i < values.length; i++) {
      values[i] = start + i * step;
    }
    return converted(dtype, values);
  }

  /** From both ends, as PyTorch does: symmetric bounds give symmetric values. */
  static Tensor linspace(DType dtype, double start, double end, int steps) {
    TensorFactory.requireNumbers("linspace", dtype);
    double[] values = new double[Shapes.numel("linspace", steps)];
    double step = (end - start) / Math.max(1, steps - 1);
    for (int i = 0; i < steps; i++) {
      values[i] = i < steps / 2 || steps == 1 ? start + i * step : end - (steps - 1 - i) * step;
    }
    return converted(dtype, values);
  }

  static Tensor eye(DType dtype, int n, int m) {
    double[] values = new double[Shapes.numel("eye", n, m)];
    for (int i = 0; i < Math.min(n, m); i++) {
      values[i * m + i] = 1;
    }
    return converted(dtype, values, n, m);
  }

  private static Tensor converted(DType dtype, double[] values, long... shape) {
    NdArray array =
        TensorFactory.empty(dtype, shape.length == 0 ? new long[] {values.length} : shape).array();
    ArrayIo.set(array, values);
    return new Tensor(array);
  }
}
