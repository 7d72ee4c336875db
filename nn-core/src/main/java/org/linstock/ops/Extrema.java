package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Reduction;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.MaxResult;
import org.linstock.tensor.Tensor;

/** Largest and smallest elements and where they are; NaN counts as both. */
public final class Extrema {
  private Extrema() {}

  /**
   * The largest elements over the dimensions; without dimensions, of all. Equal ones share the
   * gradient.
   */
  public static Tensor amax(Tensor x, boolean keepDim, int... dims) {
    return extreme("amax", "AmaxBackward", Reduction.MAX, x, keepDim, dims);
  }

  /**
   * The smallest elements over the dimensions; without dimensions, of all. Equal ones share the
   * gradient.
   */
  public static Tensor amin(Tensor x, boolean keepDim, int... dims) {
    return extreme("amin", "AminBackward", Reduction.MIN, x, keepDim, dims);
  }

  /** The largest element. */
  public static Tensor max(Tensor x) {
    return extreme("max", "MaxBackward", Reduction.MAX, x, false);
  }

  /** The smallest element. */
  public static Tensor min(Tensor x) {
    return extreme("min", "MinBackward", Reduction.MIN, x, false);
  }

  private static Tensor extreme(
      String operation, String name, Reduction op, Tensor x, boolean keepDim, int... dims) {
    Folding f = Folding.of(operation, x, dims);
    f.requireElements(operation, x);
    NdArray z = Allocator.allocate(x.dtype(), f.kept());
    if (z.length() > 0) {
      Kernels.get().reduce(op, x.array(), z);
    }
    return Autograd.record(
        name,
        f.shaped(z, keepDim),
        (g, n) -> {
          Tensor y = Shaping.reshape(n.result(), f.kept());
          Tensor mask = Comparison.compare(Binary.EQ, x, y).to(g.dtype());
          Tensor share =
              Arithmetic.div(Shaping.reshape(g, f.kept()), Reductions.sum(mask, true, f.dims()));
          return gradients(Arithmetic.mul(share, mask));
        },
        inputs(x),
        x,
        null);
  }

  /** The largest elements along a dimension and their positions, the first of equals. */
  public static MaxResult max(Tensor x, boolean keepDim, int dim) {
    return selected("MaxBackward", x, argmax(x, true, dim), keepDim, dim);
  }

  /** The smallest elements along a dimension and their positions, the first of equals. */
  public static MaxResult min(Tensor x, boolean keepDim, int dim) {
    return selected("MinBackward", x, argmin(x, true, dim), keepDim, dim);
  }

  private static MaxResult selected(
      String name, Tensor x, Tensor indices, boolean keepDim, int dim) {
    Folding f = Folding.of("max", x, dim);
    Tensor mask = positions(indices, x, f.dims()[0]);
    NdArray z = Allocator.allocate(x.dtype(), f.kept());
    if (z.length() > 0) {
      Reduction op = name.startsWith("Max") ? Reduction.MAX : Reduction.MIN;
      Kernels.get().reduce(op, x.array(), z);
    }
    Tensor values =
        Autograd.record(
            name,
            f.shaped(z, keepDim),
            (g, n) -> gradients(Selection.where(mask, Shaping.reshape(g, f.kept()), 0)),
            inputs(x),
            mask);
    return new MaxResult(values, keepDim ? indices : Shaping.reshape(indices, f.dropped()));
  }

  /** True at the one position of each run. */
  private static Tensor positions(Tensor indices, Tensor x, int dim) {
    long[] shape = new long[x.dim()];
    Arrays.fill(shape, 1);
    shape[dim] = x.size(dim);
    Tensor range = Tensor.arange(DType.INT64, 0, (double) x.size(dim), 1).reshape(shape);
    return Comparison.compare(Binary.EQ, indices, range);
  }

  /** The position of the largest element among all, row by row; the first of equals. */
  public static Tensor argmax(Tensor x) {
    return argmax(Shaping.reshape(x.detach(), x.numel()), false, 0);
  }

  /** The positions of the largest elements along a dimension; the first of equals. */
  public static Tensor argmax(Tensor x, boolean keepDim, int dim) {
    return position("argmax", x, 1, keepDim, dim);
  }

  /** The position of the smallest element among all, row by row; the first of equals. */
  public static Tensor argmin(Tensor x) {
    return argmin(Shaping.reshape(x.detach(), x.numel()), false, 0);
  }

  /** The positions of the smallest elements along a dimension; the first of equals. */
  public static Tensor argmin(Tensor x, boolean keepDim, int dim) {
    return position("argmin", x, -1, keepDim, dim);
  }

  /** On the heap: ND4J's knows neither NaN nor which of equals it takes. */
  private static Tensor position(String operation, Tensor x, int sign, boolean keepDim, int dim) {
    Folding f = Folding.of(operation, x, dim);
    f.requireElements(operation, x);
    int size = (int) f.count();
    int inner = 1;
    for (int i = f.dims()[0] + 1; i < x.dim(); i++) {
      inner *= (int) x.size(i);
    }
    double[] values = x.toDoubleArray();
    long[] result = new long[values.length / size];
    for (int r = 0; r < result.length; r++) {
      result[r] = best(values, r / inner * size * inner + r % inner, inner, size, sign);
    }
    NdArray z = Tensor.ofInts(result).array().reshaped(f.kept());
    return new Tensor(f.shaped(z, keepDim));
  }

  private static long best(double[] values, int begin, int step, int size, int sign) {
    int best = 0;
    double top = values[begin] * sign;
    for (int i = 1; i < size && !Double.isNaN(top); i++) {
      double v = values[begin + i * step] * sign;
      if (v > top || Double.isNaN(v)) {
        best = i;
        top = v;
      }
    }
    return best;
  }
}
