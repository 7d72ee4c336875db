package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Matrices;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Products of stacks of matrices: one product of two matrices after the other. */
public final class BatchedMatMul {
  private BatchedMatMul() {}

  /** a [b, n, k] · b [b, k, m] = [b, n, m]. */
  public static Tensor bmm(Tensor a, Tensor b) {
    Ops.requireSameType("bmm", a, b);
    Ops.requireFloating("bmm", a);
    if (a.dim() != 3 || b.dim() != 3 || a.size(0) != b.size(0) || a.size(2) != b.size(1)) {
      throw new IllegalArgumentException(
          "bmm: shapes %s and %s, expected [b, n, k] and [b, k, m]; matmul also broadcasts"
              .formatted(Arrays.toString(a.shape()), Arrays.toString(b.shape())));
    }
    return broadcast(a, b);
  }

  /** {@code beta·input + alpha·(a·b)} for stacks of matrices; the input is broadcast. */
  public static Tensor baddbmm(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
    return MatMul.addProduct("baddbmm", input, bmm(a, b), beta, alpha);
  }

  /**
   * a […, n, k] · b […, k, m], the leading dimensions broadcast. Shapes and types have been
   * checked.
   */
  static Tensor broadcast(Tensor a, Tensor b) {
    long[] batch = Shapes.broadcast("matmul", lead(a.array()), lead(b.array()));
    long[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = a.size(-2);
    shape[batch.length + 1] = b.size(-1);
    NdArray z = Allocator.allocate(a.dtype(), shape);
    multiply(a, false, b, false, 0, z, new Tensor(z));
    return Autograd.record(
        "BmmBackward",
        z,
        (g, n) ->
            Autograd.isCreatingGraph()
                ? gradients(
                    n.needs(0) ? broadcast(g, Shaping.transpose(b, -1, -2)) : null,
                    n.needs(1) ? broadcast(Shaping.transpose(a, -1, -2), g) : null)
                : gradients(
                    n.accumulate(0, (t, beta) -> multiply(g, false, b, true, beta, t, g)),
                    n.accumulate(1, (t, beta) -> multiply(a, true, g, false, beta, t, g))),
        inputs(a, b),
        a,
        b);
  }

  /**
   * {@code z = op(a)·op(b) + beta·z}, matrix by matrix. Where z is the one broadcast, the products
   * are summed into it.
   *
   * @param all the one of the three that has the matrices of all products
   */
  private static void multiply(
      Tensor a,
      boolean transposeA,
      Tensor b,
      boolean transposeB,
      double beta,
      NdArray z,
      Tensor all) {
    if (z.length() == 0) {
      return;
    }
    boolean sums = Matrices.count(all.array()) != Matrices.count(z);
    boolean empty = a.numel() == 0 || b.numel() == 0;
    if (beta == 0 && (sums || empty)) {
      Kernels.get().fill(z, 0);
    }
    if (empty) {
      return;
    }
    Kernels.get()
        .gemms(a.array(), transposeA, b.array(), transposeB, 1, sums ? 1 : beta, z, all.array());
  }

  private static long[] lead(NdArray x) {
    return Arrays.copyOf(x.shape(), x.rank() - 2);
  }
}
