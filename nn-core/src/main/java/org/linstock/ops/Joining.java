package org.linstock.ops;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Node;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Several tensors as one. */
public final class Joining {
  private Joining() {}

  /** Along a dimension; all other sizes must agree. */
  public static Tensor cat(int dim, Tensor... tensors) {
    requireSome("cat", tensors);
    Tensor first = tensors[0];
    int d = Shapes.dimension("cat", dim, first.dim());
    long[] shape = first.shape();
    long[][] shapes = new long[tensors.length][];
    shape[d] = 0;
    for (int i = 0; i < tensors.length; i++) {
      checkCat(first, tensors[i], d);
      shapes[i] = tensors[i].array().shape();
      shape[d] += shapes[i][d];
    }
    NdArray z = Allocator.allocate(first.dtype(), shape);
    long at = 0;
    for (Tensor t : tensors) {
      if (t.numel() > 0) {
        Kernels.get().copy(t.array(), z.view(at * z.strides()[d], t.array().shape(), z.strides()));
      }
      at += t.size(d);
    }
    return Autograd.record("CatBackward", z, (g, n) -> catGradients(g, n, d, shapes), tensors);
  }

  private static void checkCat(Tensor first, Tensor t, int d) {
    Ops.requireSameType("cat", first, t);
    long[] expected = first.array().shape();
    long[] got = t.array().shape();
    boolean fits = got.length == expected.length;
    for (int i = 0; fits && i < got.length; i++) {
      fits = i == d || got[i] == expected[i];
    }
    if (!fits) {
      Ops.require(false, "cat", t, Arrays.toString(first.shape()) + " but for dimension " + d, "");
    }
  }

  private static Tensor[] catGradients(Tensor g, Node n, int d, long[]... shapes) {
    Tensor[] parts = new Tensor[shapes.length];
    long stride = g.array().strides()[d];
    long at = 0;
    for (int i = 0; i < parts.length; i++) {
      if (Autograd.isCreatingGraph()) {
        parts[i] = Slicing.narrow(g, d, at, shapes[i][d]);
      } else if (n.needs(i)) {
        parts[i] = new Tensor(g.array().view(at * stride, shapes[i], g.array().strides()));
      }
      at += shapes[i][d];
    }
    return parts;
  }

  private static void requireSome(String operation, Tensor... tensors) {
    if (tensors.length == 0) {
      throw new IllegalArgumentException(operation + ": no tensors, expected at least one");
    }
  }

  /** Along a new dimension; all sizes must agree. */
  public static Tensor stack(int dim, Tensor... tensors) {
    requireSome("stack", tensors);
    Tensor[] expanded = new Tensor[tensors.length];
    for (int i = 0; i < tensors.length; i++) {
      expanded[i] = Shaping.unsqueeze(tensors[i], dim);
    }
    int d = Shapes.dimension("stack", dim, tensors[0].dim() + 1);
    return cat(d, expanded);
  }
}
