package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Running sums. */
public final class Scans {
  private Scans() {}

  /** {@code zᵢ = x₀ + … + xᵢ} along a dimension. Truth values are counted, as int64. */
  public static Tensor cumsum(Tensor input, int dim) {
    Tensor x = input.dtype() == DType.BOOL ? input.to(DType.INT64) : input;
    int d = Shapes.dimension("cumsum", dim, x.dim());
    long[] shape = x.array().shape();
    long outer = NdArray.length(Arrays.copyOf(shape, d));
    Tensor runs = Shaping.reshape(x, outer, shape[d], Indices.inner(x, d));
    return Shaping.reshape(run(runs, false), x.shape());
  }

  private static Tensor run(Tensor x, boolean reverse) {
    NdArray z = Ops.like(x);
    if (z.length() > 0) {
      Kernels.get().cumsum(Shaping.contiguous(x.detach()).array(), reverse, z);
    }
    return Autograd.record("CumsumBackward", z, (g, n) -> gradients(run(g, !reverse)), x);
  }
}
