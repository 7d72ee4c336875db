package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** The same values in another type or in other memory. */
public final class Conversion {
  private Conversion() {}

  /** The values in another type; gradients between floating point types flow back converted. */
  public static Tensor to(Tensor x, DType dtype) {
    if (x.dtype() == dtype) {
      return x;
    }
    NdArray z = converted(x, dtype);
    DType before = x.dtype();
    return dtype.isFloatingPoint() && before.isFloatingPoint()
        ? Autograd.record("ToCopyBackward", z, (g, n) -> gradients(to(g, before)), inputs(x))
        : new Tensor(z);
  }

  /** A copy in memory of its own, within the graph. */
  public static Tensor clone(Tensor x) {
    return Autograd.record("CloneBackward", converted(x, x.dtype()), (g, n) -> gradients(g), x);
  }

  private static NdArray converted(Tensor x, DType dtype) {
    NdArray z = Allocator.allocate(dtype, x.array().shape());
    if (z.length() > 0) {
      Kernels.get().copy(x.array(), z);
    }
    return z;
  }
}
