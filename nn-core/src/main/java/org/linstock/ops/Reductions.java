package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Reduction;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Sums and means over dimensions. */
public final class Reductions {
  private Reductions() {}

  /** The sum of all elements. */
  public static Tensor sum(Tensor x) {
    return sum(x, false, allDims(x));
  }

  /**
   * Sums over the given dimensions, which stay with size 1 when {@code keepDim}. Truth values are
   * counted, as int64.
   */
  public static Tensor sum(Tensor input, boolean keepDim, int... dims) {
    Tensor x = input.dtype() == DType.BOOL ? input.to(DType.INT64) : input;
    long[] kept = kept("sum", x, dims);
    NdArray z = Allocator.allocate(x.dtype(), kept);
    if (x.numel() > 0) {
      Kernels.get().reduce(Reduction.SUM, x.array(), z);
    } else if (z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
    long[] shape = x.shape();
    return Autograd.record(
        "SumBackward",
        keepDim ? z : z.reshaped(dropped(x, dims)),
        (g, n) -> gradients(Shaping.expand(Shaping.reshape(g, kept), shape)),
        inputs(x));
  }

  /** The mean of all elements. */
  public static Tensor mean(Tensor x) {
    return mean(x, false, allDims(x));
  }

  /** Means over the given dimensions. */
  public static Tensor mean(Tensor x, boolean keepDim, int... dims) {
    Ops.requireFloating("mean", x);
    long count = x.numel() / Math.max(1, NdArray.length(kept("mean", x, dims)));
    return Arithmetic.div(sum(x, keepDim, dims), (double) count);
  }

  /**
   * The index of the largest element along a dimension; the first of equals, NaN counting as
   * largest.
   */
  public static Tensor argmax(Tensor x, int dim) {
    int d = Shapes.dimension("argmax", dim, x.dim());
    int inner = (int) NdArray.length(Arrays.copyOfRange(x.shape(), d + 1, x.dim()));
    int size = (int) x.size(d);
    if (size == 0) {
      throw new IllegalArgumentException(
          "argmax: dimension %d of shape %s is empty".formatted(d, Arrays.toString(x.shape())));
    }
    double[] values = x.toDoubleArray();
    long[] result = new long[values.length / size];
    for (int r = 0; r < result.length; r++) {
      int begin = r / inner * size * inner + r % inner;
      int best = 0;
      for (int i = 1; i < size; i++) {
        double v = values[begin + i * inner];
        double top = values[begin + best * inner];
        best = v > top || (Double.isNaN(v) && !Double.isNaN(top)) ? i : best;
      }
      result[r] = best;
    }
    return new Tensor(Tensor.ofInts(result).array().reshaped(dropped(x, d)));
  }

  private static int[] allDims(Tensor x) {
    int[] dims = new int[x.dim()];
    Arrays.setAll(dims, i -> i);
    return dims;
  }

  private static long[] kept(String operation, Tensor x, int... dims) {
    long[] shape = x.shape();
    for (int dim : dims) {
      shape[Shapes.dimension(operation, dim, x.dim())] = 1;
    }
    return shape;
  }

  private static long[] dropped(Tensor x, int... dims) {
    boolean[] gone = new boolean[x.dim()];
    for (int dim : dims) {
      gone[Shapes.dimension("sum", dim, x.dim())] = true;
    }
    long[] shape = x.shape();
    long[] result = new long[shape.length];
    int n = 0;
    for (int i = 0; i < shape.length; i++) {
      if (!gone[i]) {
        result[n++] = shape[i];
      }
    }
    return Arrays.copyOf(result, n);
  }
}
