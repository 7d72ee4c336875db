package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;

import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * The two ops behind all indexing: taking blocks of neighbouring elements, and adding blocks at
 * their places, in order and so always with the same sums. Each is the other's gradient rule. The
 * places were checked by the op that calls.
 */
final class Blocks {
  private Blocks() {}

  /**
   * Block i of the result is x's block {@code at[i]}, counted in row-major order; for −1 it is all
   * {@code missing}.
   */
  static Tensor take(
      String name, Tensor x, int[] at, int size, double missing, long... resultShape) {
    return take(name, x, at, at, size, missing, Allocator.allocate(x.dtype(), resultShape));
  }

  /**
   * As above, with the gradient of block i going to block {@code learning[i]}, or for −1 nowhere.
   *
   * @param z where the result goes
   */
  static Tensor take(
      String name, Tensor x, int[] at, int[] learning, int size, double missing, NdArray z) {
    Tensor dense = Shaping.contiguous(x);
    if (z.length() > 0) {
      Kernels.get().takeBlocks(dense.array(), at, size, missing, z);
    }
    return Autograd.record(
        name,
        z,
        (g, n) ->
            gradients(
                Autograd.isCreatingGraph()
                    ? add(n.name(), g, learning, size, n.inputShape(0))
                    : n.accumulate(0, (t, beta) -> addTo(t, beta, rows(g, size), learning, size))),
        dense);
  }

  private static void addTo(NdArray z, double beta, NdArray x, int[] at, int size) {
    if (beta == 0 && z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
    if (x.length() > 0) {
      Kernels.get().addBlocks(x, at, size, z);
    }
  }

  /** Blocks as the kernel takes them: dense, or rows with gaps between them. */
  private static NdArray rows(Tensor x, int size) {
    boolean rows = x.array().hasDenseRows() && x.size(1) == size;
    return rows ? x.array() : Shaping.contiguous(x).array();
  }

  /** Zeros, to whose block {@code at[i]} x's block i is added; for −1 to none. */
  static Tensor add(String name, Tensor x, int[] at, int size, long... resultShape) {
    Tensor dense = Shaping.contiguous(x);
    NdArray z = Allocator.allocate(x.dtype(), resultShape);
    addTo(z, 0, dense.array(), at, size);
    long[] shape = x.shape();
    return Autograd.record(name, z, (g, n) -> gradients(take(name, g, at, size, 0, shape)), dense);
  }
}
