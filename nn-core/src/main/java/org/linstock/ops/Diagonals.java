package org.linstock.ops;

import java.util.Arrays;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Diagonals of matrices. */
public final class Diagonals {
  private Diagonals() {}

  /**
   * The elements {@code x[…, i, i + offset, …]} of two dimensions, which are dropped, as a new last
   * dimension.
   */
  public static Tensor diagonal(Tensor x, int offset, int dim1, int dim2) {
    int a = Shapes.dimension("diagonal", dim1, x.dim());
    int b = Shapes.dimension("diagonal", dim2, x.dim());
    Ops.require(a != b, "diagonal", x, "two different dimensions", "got " + a + " twice");
    long rows = x.size(a) + Math.min(0, offset);
    long columns = x.size(b) - Math.max(0, offset);
    long count = Math.max(0, Math.min(rows, columns));
    return Views.part(
        "DiagonalBackward",
        x,
        whole -> {
          long[] s = whole.strides();
          long start = offset < 0 ? -offset * s[a] : offset * s[b];
          return whole.view(
              count == 0 ? 0 : start,
              withDiagonal(whole.shape(), a, b, count),
              withDiagonal(s, a, b, s[a] + s[b]));
        });
  }

  /**
   * Of a vector the matrix that has it on a diagonal and zeros elsewhere; of a matrix that
   * diagonal, copied. Offset 1 is the diagonal above the main one.
   */
  public static Tensor diag(Tensor x, int offset) {
    Ops.require(x.dim() == 1 || x.dim() == 2, "diag", x, "a vector or a matrix", "use diagonal");
    if (x.dim() == 2) {
      return Conversion.clone(diagonal(x, offset, 0, 1));
    }
    long size = x.size(0) + Math.abs((long) offset);
    long[] shape = x.shape();
    return Views.fill(
        "DiagBackward",
        x,
        new long[] {size, size},
        whole -> {
          long start = offset < 0 ? -offset * size : offset;
          return whole.view(shape[0] == 0 ? 0 : start, shape, new long[] {size + 1});
        },
        0);
  }

  /** The sum of a matrix's main diagonal. */
  public static Tensor trace(Tensor x) {
    Ops.require(x.dim() == 2, "trace", x, "a matrix", "");
    return Reductions.sum(diagonal(x, 0, 0, 1));
  }

  private static long[] withDiagonal(long[] values, int a, int b, long last) {
    long[] rest = Slicing.without(Slicing.without(values, Math.max(a, b)), Math.min(a, b));
    long[] all = Arrays.copyOf(rest, rest.length + 1);
    all[rest.length] = last;
    return all;
  }
}
