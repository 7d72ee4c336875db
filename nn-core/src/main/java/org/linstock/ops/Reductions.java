package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Reduction;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Sums, means, variances and products over dimensions; without dimensions, over all. */
public final class Reductions {
  private Reductions() {}

  /** The sum of all elements. */
  public static Tensor sum(Tensor x) {
    return sum(x, false);
  }

  /**
   * Sums over the given dimensions, which stay with size 1 when {@code keepDim}. Truth values are
   * counted, as int64.
   */
  public static Tensor sum(Tensor input, boolean keepDim, int... dims) {
    Tensor x = input.dtype() == DType.BOOL ? input.to(DType.INT64) : input;
    Folding f = Folding.of("sum", x, dims);
    NdArray z = sum(x, f);
    long[] shape = x.array().shape();
    return Autograd.record(
        "SumBackward", f.shaped(z, keepDim), (g, n) -> gradients(f.spread(g, shape)), x);
  }

  private static NdArray sum(Tensor x, Folding f) {
    NdArray z = Allocator.allocate(x.dtype(), f.kept());
    if (x.numel() > 0) {
      Kernels.get().reduce(Reduction.SUM, x.array(), z);
    } else if (z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
    return z;
  }

  /** The mean of all elements. */
  public static Tensor mean(Tensor x) {
    return mean(x, false);
  }

  /** Means over the given dimensions. */
  public static Tensor mean(Tensor x, boolean keepDim, int... dims) {
    Ops.requireFloating("mean", x);
    Folding f = Folding.of("mean", x, dims);
    double count = (double) f.count();
    NdArray sum = sum(x, f);
    if (sum.length() > 0) {
      Kernels.get().scalar(Binary.DIV, sum, count, sum);
    }
    long[] shape = x.array().shape();
    return Autograd.record(
        "MeanBackward",
        f.shaped(sum, keepDim),
        (g, n) -> gradients(f.spread(Arithmetic.div(g, count), shape)),
        x);
  }

  /**
   * Variances over the given dimensions, {@code Σ (x − mean)² / (n − correction)}, in two passes;
   * NaN when there are not more elements than the correction.
   */
  public static Tensor var(Tensor x, int correction, boolean keepDim, int... dims) {
    Ops.requireFloating("var", x);
    Folding f = Folding.of("var", x, dims);
    double divisor = Math.max(0, f.count() - correction);
    Tensor difference = centred(x.detach(), f);
    Tensor squares = sum(Arithmetic.mul(difference, difference), keepDim, f.dims());
    return Autograd.record(
        "VarBackward",
        Arithmetic.div(squares, divisor).array(),
        (g, n) -> gradients(varGradient(g, x, f, divisor)),
        inputs(x),
        x);
  }

  /** Standard deviations over the given dimensions; the gradient is 0 where the deviation is 0. */
  public static Tensor std(Tensor x, int correction, boolean keepDim, int... dims) {
    Ops.requireFloating("std", x);
    Folding f = Folding.of("std", x, dims);
    double divisor = Math.max(0, f.count() - correction);
    Tensor variance = var(x.detach(), correction, keepDim, dims);
    return Autograd.record(
        "StdBackward",
        Elementwise.sqrt(variance).array(),
        (g, n) -> {
          Tensor y = n.result();
          Tensor slope = Norms.unlessZero(y, Arithmetic.div(g, Arithmetic.mul(y, 2)));
          return gradients(varGradient(slope, x, f, divisor));
        },
        inputs(x),
        x,
        null);
  }

  private static Tensor varGradient(Tensor g, Tensor x, Folding f, double divisor) {
    Tensor scaled = Arithmetic.mul(Shaping.reshape(g, f.kept()), 2 / divisor);
    return Arithmetic.mul(scaled, centred(x, f));
  }

  private static Tensor centred(Tensor x, Folding f) {
    return Arithmetic.sub(x, mean(x, true, f.dims()));
  }

  /** The product of all elements. */
  public static Tensor prod(Tensor x) {
    return product(Shaping.reshape(numbers(x), x.numel()), 0);
  }

  /** Products along a dimension; truth values as int64. */
  public static Tensor prod(Tensor x, boolean keepDim, int dim) {
    Folding f = Folding.of("prod", x, dim);
    return Shaping.reshape(product(numbers(x), f.dims()[0]), keepDim ? f.kept() : f.dropped());
  }

  private static Tensor numbers(Tensor x) {
    return x.dtype() == DType.BOOL ? x.to(DType.INT64) : x;
  }

  /**
   * Halves are multiplied until one element is left: a composition whose gradients are right with
   * any number of zeros, in log n ops.
   */
  private static Tensor product(Tensor x, int dim) {
    Tensor left = x;
    Tensor odd = null;
    for (long n = x.size(dim); n > 1; n /= 2) {
      if (n % 2 == 1) {
        Tensor last = Slicing.slice(left, dim, n - 1, n, 1);
        odd = odd == null ? last : Arithmetic.mul(odd, last);
      }
      left =
          Arithmetic.mul(
              Slicing.slice(left, dim, 0, n / 2, 1), Slicing.slice(left, dim, n / 2, n / 2 * 2, 1));
    }
    if (left.size(dim) == 0) {
      return Arithmetic.add(sum(left, false, dim), 1);
    }
    left = odd == null ? left : Arithmetic.mul(left, odd);
    return Slicing.select(left, dim, 0);
  }
}
