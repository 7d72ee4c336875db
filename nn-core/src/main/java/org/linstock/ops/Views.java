package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;

import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.memory.Part;
import org.linstock.tensor.Tensor;

/**
 * Views of a part of a tensor, and their adjoint: zeros with the part filled in. Each is the
 * other's gradient rule, so both can be differentiated as often as wanted.
 */
final class Views {
  private Views() {}

  static Tensor part(String name, Tensor x, Part part) {
    if (!Autograd.records(x)) {
      return Autograd.unrecorded(name, x.array().part(part));
    }
    long[] whole = x.array().shape();
    return Autograd.record(
        name, x.array().part(part), (g, n) -> gradients(fill(name, g, whole, part, 0)), x);
  }

  private static void fill(NdArray z, long from, long count, double value) {
    if (count > 0) {
      Kernels.get().fill(z.range(from, count), value);
    }
  }

  /** An array of the shape {@code whole} that is x in the part and the border elsewhere. */
  static Tensor fill(String name, Tensor x, long[] whole, Part part, double border) {
    NdArray z = Allocator.allocate(x.dtype(), whole);
    NdArray inside = z.part(part);
    if (inside.isContiguous() && inside.length() > 0) {
      long end = inside.offset() - z.offset() + inside.length();
      fill(z, 0, inside.offset() - z.offset(), border);
      fill(z, end, z.length() - end, border);
    } else {
      fill(z, 0, z.length(), border);
    }
    if (x.numel() > 0) {
      Kernels.get().copy(x.array(), inside);
    }
    return Autograd.record(name, z, (g, n) -> gradients(part(name, g, part)), x);
  }
}
