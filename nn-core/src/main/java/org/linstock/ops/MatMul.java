package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Node;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.memory.Part;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Products of matrices and vectors. */
public final class MatMul {
  private MatMul() {}

  /**
   * The product as PyTorch defines it for any ranks: of two vectors their dot product, of matrix
   * and vector in either order a vector, of two matrices a matrix, and of stacks of matrices, whose
   * leading dimensions broadcast, a stack.
   */
  public static Tensor matmul(Tensor a, Tensor b) {
    check(a, b);
    if (a.dim() == 2 && b.dim() == 2) {
      return mm(a, b);
    }
    Tensor left = a.dim() == 1 ? Shaping.unsqueeze(a, 0) : a;
    Tensor right = b.dim() == 1 ? Shaping.unsqueeze(b, 1) : b;
    Tensor z = right.dim() == 2 ? rowsTimes(left, right) : BatchedMatMul.broadcast(left, right);
    z = b.dim() == 1 ? Shaping.squeeze(z, -1) : z;
    return a.dim() == 1 ? Shaping.squeeze(z, b.dim() == 1 ? -1 : -2) : z;
  }

  private static void check(Tensor a, Tensor b) {
    Ops.requireSameType("matmul", a, b);
    Ops.requireFloating("matmul", a);
    boolean scalar = a.dim() == 0 || b.dim() == 0;
    if (scalar || a.size(-1) != b.size(b.dim() == 1 ? 0 : -2)) {
      throw new IllegalArgumentException(
          "matmul: shapes %s and %s do not multiply%s"
              .formatted(
                  Arrays.toString(a.shape()),
                  Arrays.toString(b.shape()),
                  scalar
                      ? "; a scalar is multiplied with mul"
                      : " (%d ≠ %d)".formatted(a.size(-1), b.size(b.dim() == 1 ? 0 : -2))));
    }
  }

  /** a […, n, k] · b [k, m], as one product of all rows. */
  private static Tensor rowsTimes(Tensor a, Tensor b) {
    return Shaping.reshape(mm(rows(a), b), withLast(a, b.size(1)));
  }

  private static Tensor rows(Tensor x) {
    long[] lead = Arrays.copyOf(x.array().shape(), x.dim() - 1);
    return x.dim() == 2 ? x : Shaping.reshape(x, NdArray.length(lead), x.size(-1));
  }

  private static long[] withLast(Tensor x, long size) {
    long[] shape = x.shape();
    shape[shape.length - 1] = size;
    return shape;
  }

  /** a [n, k] · b [k, m] = [n, m]. */
  private static Tensor mm(Tensor a, Tensor b) {
    NdArray z = Allocator.allocate(a.dtype(), a.size(0), b.size(1));
    gemm(a, false, b, false, 0, z);
    return Autograd.record(
        "MmBackward",
        z,
        (g, n) ->
            Autograd.isCreatingGraph()
                ? gradients(
                    n.needs(0) ? mm(g, Shaping.t(b)) : null,
                    n.needs(1) ? mm(Shaping.t(a), g) : null)
                : gradients(
                    n.accumulate(0, (t, beta) -> gemm(g, false, b, true, beta, t)),
                    n.accumulate(1, (t, beta) -> gemm(a, true, g, false, beta, t))),
        inputs(a, b),
        Ops.factors(a, b));
  }

  /** {@code Σ aᵢ·bᵢ} of two vectors of one length. */
  public static Tensor dot(Tensor a, Tensor b) {
    Ops.require(a.dim() == 1, "dot", a, "a vector", "use matmul");
    Ops.require(b.dim() == 1, "dot", b, "a vector", "use matmul");
    return matmul(a, b);
  }

  /** a [n, k] · b [k] = [n]. */
  public static Tensor mv(Tensor a, Tensor b) {
    Ops.require(a.dim() == 2, "mv", a, "a matrix", "use matmul");
    Ops.require(b.dim() == 1, "mv", b, "a vector", "use matmul");
    return matmul(a, b);
  }

  /** The products of each element of a [n] with each of b [m], as [n, m]. */
  public static Tensor outer(Tensor a, Tensor b) {
    Ops.require(a.dim() == 1, "outer", a, "a vector", "");
    Ops.require(b.dim() == 1, "outer", b, "a vector", "");
    return Arithmetic.mul(Shaping.unsqueeze(a, 1), b);
  }

  /** {@code beta·input + alpha·(a·b)} for matrices; the input is broadcast. */
  public static Tensor addmm(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
    Ops.require(a.dim() == 2, "addmm", a, "a matrix", "use matmul and add");
    Ops.require(b.dim() == 2, "addmm", b, "a matrix", "use matmul and add");
    return addProduct("addmm", input, matmul(a, b), beta, alpha);
  }

  static Tensor addProduct(
      String operation, Tensor input, Tensor product, double beta, double alpha) {
    Tensor scaled = alpha == 1 ? product : Arithmetic.mul(product, alpha);
    Shapes.requireBroadcast(operation, input.array().shape(), product.array().shape());
    // As in PyTorch, beta = 0 ignores the input, whatever stands in it.
    return beta == 0
        ? scaled
        : Arithmetic.add(beta == 1 ? input : Arithmetic.mul(input, beta), scaled);
  }

  /**
   * {@code x·wᵀ + b}: x [∗, in], weight [out, in], bias [out] or null, result [∗, out], where ∗ is
   * any number of dimensions; the product of {@code nn.Linear}.
   */
  public static Tensor linear(Tensor input, Tensor weight, Tensor bias) {
    checkLinear(input, weight, bias);
    Tensor x = input.dim() == 2 ? input : Shaping.contiguous(input);
    NdArray z = Allocator.allocate(x.dtype(), withLast(x, weight.size(0)));
    if (z.length() > 0) {
      NdArray b = bias == null ? null : bias.array();
      Kernels.get().linear(matrix(x), weight.array(), b, z.part(Part.ROWS));
    }
    Tensor[] inputs = bias == null ? inputs(x, weight) : inputs(x, weight, bias);
    return Autograd.record(
        "LinearBackward",
        z,
        (g, n) ->
            Autograd.isCreatingGraph()
                ? composedGradients(g, n, x, weight, bias)
                : linearGradients(g, n, x, weight, bias),
        inputs,
        Ops.factors(x, weight));
  }

  private static Tensor[] linearGradients(Tensor g, Node n, Tensor x, Tensor weight, Tensor bias) {
    NdArray gz = matrix(g);
    Tensor gx =
        n.accumulate(
            0, (z, beta) -> gemm(gz, false, weight.array(), false, beta, z.part(Part.ROWS)));
    Tensor gw = n.accumulate(1, (z, beta) -> gemm(gz, true, matrix(x), false, beta, z));
    return bias == null
        ? gradients(gx, gw)
        : gradients(gx, gw, n.accumulate(2, (z, beta) -> sumRows(gz, beta, z)));
  }

  /** The same as ops. */
  private static Tensor[] composedGradients(
      Tensor g, Node n, Tensor x, Tensor weight, Tensor bias) {
    Tensor gx = n.needs(0) ? matmul(g, weight) : null;
    Tensor gw = n.needs(1) ? mm(Shaping.t(rows(g)), rows(x)) : null;
    return bias == null
        ? gradients(gx, gw)
        : gradients(gx, gw, n.needs(2) ? Reductions.sum(rows(g), false, 0) : null);
  }

  /** All rows of the last dimension. */
  private static NdArray matrix(Tensor x) {
    NdArray array = x.array();
    return x.dim() == 2 ? array : Shaping.contiguous(array).part(Part.ROWS);
  }

  private static void checkLinear(Tensor x, Tensor weight, Tensor bias) {
    Ops.requireSameType("linear", x, weight);
    Ops.require(weight.dim() == 2, "linear", weight, "a weight [out, in]", "");
    Ops.require(
        x.dim() > 0 && x.size(-1) == weight.size(1),
        "linear",
        x,
        () ->
            "[…, %d] for a weight of shape %s"
                .formatted(weight.size(1), Arrays.toString(weight.shape())),
        () -> "");
    if (bias != null) {
      Ops.require(
          bias.dim() == 1 && bias.size(0) == weight.size(0),
          "linear",
          bias,
          () -> "[%d] for the bias".formatted(weight.size(0)),
          () -> "");
    }
  }

  private static void gemm(
      Tensor a, boolean transposeA, Tensor b, boolean transposeB, double beta, NdArray z) {
    gemm(a.array(), transposeA, b.array(), transposeB, beta, z);
  }

  private static void gemm(
      NdArray a, boolean transposeA, NdArray b, boolean transposeB, double beta, NdArray z) {
    if (a.length() > 0 && b.length() > 0) {
      Kernels.get().gemm(a, transposeA, b, transposeB, beta, z);
    } else if (beta == 0 && z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
  }

  private static void sumRows(NdArray x, double beta, NdArray z) {
    if (x.length() > 0) {
      Kernels.get().sumRows(x, beta, z);
    } else if (beta == 0 && z.length() > 0) {
      Kernels.get().fill(z, 0);
    }
  }
}
