package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.function.BiConsumer;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/**
 * Softmax and its logarithm along a dimension, max-shifted so that nothing overflows or underflows
 * to −∞.
 */
public final class Softmaxes {
  private Softmaxes() {}

  /** {@code exp(xᵢ) / Σⱼ exp(xⱼ)} along a dimension. */
  public static Tensor softmax(Tensor x, int dim) {
    return alongDim("softmax", x, dim, Softmaxes::softmaxRows);
  }

  /** {@code xᵢ − log Σⱼ exp(xⱼ)} along a dimension. */
  public static Tensor logSoftmax(Tensor x, int dim) {
    return alongDim("log_softmax", x, dim, Softmaxes::logSoftmaxRows);
  }

  private interface RowOp {
    Tensor apply(Tensor matrix);
  }

  /** The kernels work on rows: the dimension is brought to the end, and back. */
  private static Tensor alongDim(String operation, Tensor x, int dim, RowOp op) {
    Ops.requireFloating(operation, x);
    Ops.require(x.dim() > 0, operation, x, "at least one dimension", "");
    int d = Shapes.dimension(operation, dim, x.dim());
    int last = x.dim() - 1;
    Tensor moved = d == last ? x : Shaping.transpose(x, d, last);
    long[] shape = moved.shape();
    Tensor matrix = Shaping.reshape(moved, x.numel() / Math.max(1, shape[last]), shape[last]);
    Tensor result = Shaping.reshape(op.apply(matrix), shape);
    return d == last ? result : Shaping.transpose(result, d, last);
  }

  private static Tensor softmaxRows(Tensor x) {
    return Autograd.record(
        "SoftmaxBackward",
        rows(x, Kernels.get()::softmax),
        (g, n) -> gradients(softmaxGradient(g, n.result())),
        inputs(x),
        (Tensor) null);
  }

  private static Tensor softmaxGradient(Tensor g, Tensor y) {
    if (Autograd.isCreatingGraph()) {
      Tensor weighted = Arithmetic.mul(g, y);
      Tensor total = Reductions.sum(weighted, true, 1);
      return Arithmetic.sub(weighted, Arithmetic.mul(y, total));
    }
    NdArray z = Ops.like(y);
    if (z.length() > 0) {
      Kernels.get().softmaxGrad(Shaping.contiguous(g).array(), y.array(), z);
    }
    return new Tensor(z);
  }

  private static Tensor logSoftmaxRows(Tensor x) {
    return Autograd.record(
        "LogSoftmaxBackward",
        rows(x, Kernels.get()::logSoftmax),
        (g, n) -> {
          Tensor total = Reductions.sum(g, true, 1);
          return gradients(Arithmetic.sub(g, Arithmetic.mul(Elementwise.exp(n.result()), total)));
        },
        inputs(x),
        (Tensor) null);
  }

  private static NdArray rows(Tensor x, BiConsumer<NdArray, NdArray> kernel) {
    NdArray z = Ops.like(x);
    if (z.length() > 0) {
      kernel.accept(x.array(), z);
    }
    return z;
  }
}
