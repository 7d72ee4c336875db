package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Products of matrices. */
public final class MatMul {
  private MatMul() {}

  /** a [n, k] · b [k, m] = [n, m]. */
  public static Tensor matmul(Tensor a, Tensor b) {
    check(a, b);
    NdArray z = Allocator.allocate(a.dtype(), a.size(0), b.size(1));
    gemm(a, false, b, false, 0, z);
    return Autograd.record(
        "MmBackward",
        z,
        (g, n) ->
            gradients(
                n.accumulate(
                    0,
                    (t, beta) -> gemm(g, false, b, true, beta, t),
                    () -> matmul(g, Shaping.t(b))),
                n.accumulate(
                    1,
                    (t, beta) -> gemm(a, true, g, false, beta, t),
                    () -> matmul(Shaping.t(a), g))),
        inputs(a, b),
        Ops.factors(a, b));
  }

  private static void check(Tensor a, Tensor b) {
    Ops.requireSameType("matmul", a, b);
    Ops.requireFloating("matmul", a);
    if (a.dim() != 2 || b.dim() != 2 || a.size(1) != b.size(0)) {
      throw new IllegalArgumentException(
          "matmul: shapes %s and %s do not multiply%s"
              .formatted(
                  Arrays.toString(a.shape()),
                  Arrays.toString(b.shape()),
                  a.dim() == 2 && b.dim() == 2
                      ? " (%d ≠ %d)".formatted(a.size(1), b.size(0))
                      : "; expected two matrices"));
    }
  }

  /**
   * {@code x·wᵀ + b}: x [n, in], weight [out, in], bias [out] or null; the product of {@code
   * nn.Linear}.
   */
  public static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
    checkLinear(x, weight, bias);
    NdArray z = Allocator.allocate(x.dtype(), x.size(0), weight.size(0));
    if (z.length() > 0) {
      Kernels.get().linear(x.array(), weight.array(), bias == null ? null : bias.array(), z);
    }
    Tensor[] inputs = bias == null ? inputs(x, weight) : inputs(x, weight, bias);
    return Autograd.record(
        "LinearBackward",
        z,
        (g, n) -> {
          Tensor gx =
              n.accumulate(
                  0, (t, beta) -> gemm(g, false, weight, false, beta, t), () -> matmul(g, weight));
          Tensor gw =
              n.accumulate(
                  1, (t, beta) -> gemm(g, true, x, false, beta, t), () -> matmul(Shaping.t(g), x));
          return bias == null
              ? gradients(gx, gw)
              : gradients(
                  gx,
                  gw,
                  n.accumulate(
                      2, (t, beta) -> sumRows(g, beta, t), () -> Reductions.sum(g, false, 0)));
        },
        inputs,
        Ops.factors(x, weight));
  }

  private static void checkLinear(Tensor x, Tensor weight, Tensor bias) {
    Ops.requireSameType("linear", x, weight);
    Ops.require(
        x.dim() == 2 && x.size(1) == weight.size(1),
        "linear",
        x,
        "[batch, %d] for a weight of shape %s"
            .formatted(weight.size(1), Arrays.toString(weight.shape())),
        x.dim() == 1 ? "a single example needs unsqueeze(0)" : "");
    if (bias != null) {
      Ops.require(
          bias.dim() == 1 && bias.size(0) == weight.size(0),
          "linear",
          bias,
          "[%d] for the bias".formatted(weight.size(0)),
          "");
    }
  }

  private static void gemm(
      Tensor a, boolean transposeA, Tensor b, boolean transposeB, double beta, NdArray z) {
    if (a.numel() > 0 && b.numel() > 0) {
      Kernels.get().gemm(a.array(), transposeA, b.array(), transposeB, beta, z);
    } else if (beta == 0 && z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
  }

  private static void sumRows(Tensor x, double beta, NdArray z) {
    if (x.numel() > 0) {
      Kernels.get().sumRows(x.array(), beta, z);
    } else if (beta == 0 && z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
  }
}
