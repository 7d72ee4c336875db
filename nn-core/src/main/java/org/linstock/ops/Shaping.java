package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Other shapes and other orders of the same elements: views wherever strides can say it. */
public final class Shaping {
  private Shaping() {}

  /** The same elements row by row in another shape: a view where strides can say it. */
  public static Tensor reshape(Tensor x, long... shape) {
    long[] target = Shapes.inferred("reshape", x.numel(), shape);
    long[] strides = Strides.of(x.array(), target);
    return strides != null
        ? asView("ReshapeBackward", x, target, strides)
        : view(contiguous(x), target);
  }

  /** As {@link #reshape}, but an error where it would have to copy. */
  public static Tensor view(Tensor x, long... shape) {
    long[] target = Shapes.inferred("view", x.numel(), shape);
    long[] strides = Strides.of(x.array(), target);
    if (strides == null) {
      throw new IllegalArgumentException(
          "view: elements of shape %s with strides %s cannot be seen as %s without a copy; use reshape, which copies"
              .formatted(
                  Arrays.toString(x.array().shape()),
                  Arrays.toString(x.array().strides()),
                  Arrays.toString(target)));
    }
    return asView("ViewBackward", x, target, strides);
  }

  private static Tensor asView(String name, Tensor x, long[] target, long[] strides) {
    long[] before = x.array().shape();
    return Autograd.record(
        name, x.array().view(0, target, strides), (g, n) -> gradients(reshape(g, before)), x);
  }

  /** Folds dimensions {@code start} to {@code end} into one. */
  public static Tensor flatten(Tensor x, int start, int end) {
    int from = Shapes.dimension("flatten", start, x.dim());
    int to = Shapes.dimension("flatten", end, x.dim());
    Ops.require(
        from <= to,
        "flatten",
        x,
        () -> "a start before the end",
        () -> "got %d to %d".formatted(start, end));
    long[] shape = x.shape();
    long[] target = new long[shape.length - (to - from)];
    System.arraycopy(shape, 0, target, 0, from);
    target[from] = NdArray.length(Arrays.copyOfRange(shape, from, to + 1));
    System.arraycopy(shape, to + 1, target, from + 1, shape.length - to - 1);
    return reshape(x, target);
  }

  public static Tensor unsqueeze(Tensor x, int dim) {
    int d = Shapes.dimension("unsqueeze", dim, x.dim() + 1);
    long[] shape = new long[x.dim() + 1];
    System.arraycopy(x.shape(), 0, shape, 0, d);
    shape[d] = 1;
    System.arraycopy(x.shape(), d, shape, d + 1, x.dim() - d);
    return reshape(x, shape);
  }

  /** Drops a dimension of size 1; any other size stays as it is. */
  public static Tensor squeeze(Tensor x, int dim) {
    int d = Shapes.dimension("squeeze", dim, x.dim());
    if (x.size(d) != 1) {
      return x;
    }
    long[] shape = new long[x.dim() - 1];
    System.arraycopy(x.shape(), 0, shape, 0, d);
    System.arraycopy(x.shape(), d + 1, shape, d, shape.length - d);
    return reshape(x, shape);
  }

  /** Drops all dimensions of size 1. */
  public static Tensor squeeze(Tensor x) {
    return reshape(x, Arrays.stream(x.array().shape()).filter(size -> size != 1).toArray());
  }

  /** One dimension as several, of sizes whose product is its own; one size may be −1. */
  public static Tensor unflatten(Tensor x, int dim, long... sizes) {
    int d = Shapes.dimension("unflatten", dim, x.dim());
    long[] parts = Shapes.inferred("unflatten", x.size(d), sizes);
    long[] shape = new long[x.dim() - 1 + parts.length];
    System.arraycopy(x.array().shape(), 0, shape, 0, d);
    System.arraycopy(parts, 0, shape, d, parts.length);
    System.arraycopy(x.array().shape(), d + 1, shape, d + parts.length, x.dim() - 1 - d);
    return reshape(x, shape);
  }

  public static Tensor permute(Tensor x, int... dims) {
    int rank = x.dim();
    int[] order = new int[rank];
    int[] inverse = new int[rank];
    boolean[] seen = new boolean[rank];
    Ops.require(
        dims.length == rank,
        "permute",
        x,
        () -> "rank %d as in %s".formatted(dims.length, Arrays.toString(dims)),
        () -> "");
    long[] shape = new long[rank];
    long[] strides = new long[rank];
    for (int i = 0; i < rank; i++) {
      order[i] = Shapes.dimension("permute", dims[i], rank);
      Ops.require(
          !seen[order[i]],
          "permute",
          x,
          () -> "each dimension once",
          () -> "got " + Arrays.toString(dims));
      seen[order[i]] = true;
      inverse[order[i]] = i;
      shape[i] = x.array().shape()[order[i]];
      strides[i] = x.array().strides()[order[i]];
    }
    return Autograd.record(
        "PermuteBackward",
        x.array().view(0, shape, strides),
        (g, n) -> gradients(permute(g, inverse)),
        x);
  }

  public static Tensor transpose(Tensor x, int dim0, int dim1) {
    int[] order = new int[x.dim()];
    Arrays.setAll(order, i -> i);
    int a = Shapes.dimension("transpose", dim0, x.dim());
    int b = Shapes.dimension("transpose", dim1, x.dim());
    order[a] = b;
    order[b] = a;
    return permute(x, order);
  }

  /** A dimension at another place, the others in their order. */
  public static Tensor movedim(Tensor x, int source, int destination) {
    int from = Shapes.dimension("movedim", source, x.dim());
    int to = Shapes.dimension("movedim", destination, x.dim());
    int[] order = new int[x.dim()];
    for (int i = 0; i < order.length; i++) {
      int rest = i < to ? i : i - 1;
      order[i] = i == to ? from : rest < from ? rest : rest + 1;
    }
    return permute(x, order);
  }

  public static Tensor t(Tensor x) {
    Ops.require(x.dim() <= 2, "t", x, "a matrix or a vector", "use transpose(dim0, dim1)");
    return x.dim() < 2 ? x : transpose(x, 0, 1);
  }

  /** Repeats dimensions of size 1 without copying; the engine sums their gradient back. */
  public static Tensor expand(Tensor x, long... shape) {
    long[] target = shape.clone();
    long[] strides = new long[shape.length];
    int lead = shape.length - x.dim();
    Ops.require(lead >= 0, "expand", x, () -> "a rank of at most " + shape.length, () -> "");
    for (int i = lead; i < shape.length; i++) {
      long size = x.array().shape()[i - lead];
      target[i] = shape[i] == -1 ? size : shape[i];
      Ops.require(
          size == target[i] || size == 1,
          "expand",
          x,
          () -> "sizes 1 or as in " + Arrays.toString(shape),
          () -> "");
      strides[i] = size == target[i] ? x.array().strides()[i - lead] : 0;
    }
    return Autograd.record(
        "ExpandBackward", x.array().view(0, target, strides), (g, n) -> gradients(g), x);
  }

  public static Tensor contiguous(Tensor x) {
    return x.array().isContiguous()
        ? x
        : Autograd.record("CloneBackward", contiguous(x.array()), (g, n) -> gradients(g), x);
  }

  /** The array itself, or its elements row by row. */
  static NdArray contiguous(NdArray x) {
    if (x.isContiguous()) {
      return x;
    }
    NdArray z = Allocator.allocate(x.dtype(), x.shape());
    Kernels.get().copy(x, z);
    return z;
  }
}
