package org.linstock.ops;

import java.util.Arrays;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/**
 * Elements chosen by index tensors, int64, whose entries may count from the end where that is said.
 * Gradients of elements chosen several times are summed in the order of the indices.
 */
public final class Indexing {
  private Indexing() {}

  /**
   * The positions {@code index} of a dimension, in its order.
   *
   * @param index [n], from 0 to the dimension's size − 1
   */
  public static Tensor indexSelect(Tensor x, int dim, Tensor index) {
    int d = Shapes.dimension("index_select", dim, x.dim());
    int[] at = Indices.vector("index_select", index, x.size(d));
    long[] shape = x.shape();
    shape[d] = at.length;
    return Blocks.take(
        "IndexSelectBackward", x, Indices.spread(x, d, at), Indices.inner(x, d), 0, shape);
  }

  /**
   * x with the rows of {@code source} added at the positions {@code index} of a dimension, in
   * order.
   *
   * @param source as x, but as many positions in the dimension as index has
   */
  public static Tensor indexAdd(Tensor x, int dim, Tensor index, Tensor source) {
    int d = Shapes.dimension("index_add", dim, x.dim());
    Ops.requireSameType("index_add", x, source);
    int[] at = Indices.vector("index_add", index, x.size(d));
    long[] expected = x.shape();
    expected[d] = at.length;
    Ops.require(
        Arrays.equals(source.array().shape(), expected),
        "index_add",
        source,
        "a source of shape " + Arrays.toString(expected),
        "");
    int[] spread = Indices.spread(x, d, at);
    Tensor sum = Blocks.add("IndexAddBackward", source, spread, Indices.inner(x, d), x.shape());
    return Arithmetic.add(x, sum);
  }

  /**
   * The rows of a table, one for each index: indices [∗], weight [n, width], result [∗, width].
   *
   * @param paddingIndex the row that gets no gradient; −1 for none
   */
  public static Tensor embedding(Tensor indices, Tensor weight, int paddingIndex) {
    Ops.require(weight.dim() == 2, "embedding", weight, "a table [n, width]", "");
    int rows = (int) weight.size(0);
    int[] at = Indices.values("embedding", indices, rows);
    int width = (int) weight.size(1);
    int[] learning = paddingIndex < 0 ? at : at.clone();
    if (paddingIndex >= 0) {
      Arrays.setAll(learning, i -> at[i] == paddingIndex ? -1 : at[i]);
    }
    NdArray z = found(indices, weight, width);
    return Blocks.take("EmbeddingBackward", weight, at, learning, width, 0, z);
  }

  private static NdArray found(Tensor indices, Tensor weight, int width) {
    if (indices.dim() == 1) {
      return Allocator.allocate(weight.dtype(), indices.numel(), width);
    }
    long[] shape = Arrays.copyOf(indices.array().shape(), indices.dim() + 1);
    shape[indices.dim()] = width;
    return Allocator.allocate(weight.dtype(), shape);
  }

  /**
   * The positions {@code index} of the first dimension, as {@code x[index]} in Python: an int64
   * tensor of any shape, whose entries may count from the end, gives [∗, …]; truth values of the
   * shape of x's first dimensions give those positions where they are true.
   */
  public static Tensor get(Tensor x, Tensor index) {
    if (index.dtype() == DType.BOOL) {
      return Masking.masked(x, index);
    }
    Ops.require(x.dim() > 0, "get", x, "at least one dimension", "");
    int[] at = Indices.wrapped("get", index, x.size(0));
    long[] shape = Arrays.copyOf(index.array().shape(), index.dim() + x.dim() - 1);
    System.arraycopy(x.array().shape(), 1, shape, index.dim(), x.dim() - 1);
    return Blocks.take("IndexBackward", x, at, Indices.inner(x, 0), 0, shape);
  }

  /**
   * Elements {@code z[…, i, …] = x[…, index[…, i, …], …]} along a dimension.
   *
   * @param index of x's rank; in the other dimensions at most of x's sizes
   */
  public static Tensor gather(Tensor x, int dim, Tensor index) {
    int d = Shapes.dimension("gather", dim, x.dim());
    int[] at = Indices.along("gather", x, d, index);
    return Blocks.take("GatherBackward", x, at, 1, 0, index.shape());
  }

  /**
   * The elements at the given positions of all elements in row-major order, which may count from
   * the end; of the shape of {@code index}.
   */
  public static Tensor take(Tensor x, Tensor index) {
    int[] at = Indices.wrapped("take", index, x.numel());
    return Blocks.take("TakeBackward", x, at, 1, 0, index.shape());
  }

  /**
   * x with {@code z[…, index[…, i, …], …] = source[…, i, …]} along a dimension. Of several for one
   * place the last in row-major order stays.
   *
   * @param source of x's rank; in no dimension smaller than index
   */
  public static Tensor scatter(Tensor x, int dim, Tensor index, Tensor source) {
    int d = Shapes.dimension("scatter", dim, x.dim());
    Ops.requireSameType("scatter", x, source);
    int[] places = Indices.along("scatter", x, d, index);
    Tensor values = Indices.fitted("scatter", source, index);
    int n = (int) x.numel();
    int[] at = new int[n];
    Arrays.setAll(at, i -> i);
    for (int i = 0; i < places.length; i++) {
      at[places[i]] = n + i;
    }
    Tensor all = Joining.cat(0, Shaping.reshape(x, n), Shaping.reshape(values, places.length));
    return Blocks.take("ScatterBackward", all, at, 1, 0, x.shape());
  }

  /** As {@link #scatter(Tensor, int, Tensor, Tensor)}, one value for all places. */
  public static Tensor scatter(Tensor x, int dim, Tensor index, double value) {
    int d = Shapes.dimension("scatter", dim, x.dim());
    int[] at = new int[(int) x.numel()];
    Arrays.setAll(at, i -> i);
    for (int place : Indices.along("scatter", x, d, index)) {
      at[place] = -1;
    }
    return Blocks.take("ScatterBackward", x, at, 1, value, x.shape());
  }

  /**
   * x with {@code z[…, index[…, i, …], …] += source[…, i, …]} along a dimension, in row-major
   * order.
   *
   * @param source of x's rank; in no dimension smaller than index
   */
  public static Tensor scatterAdd(Tensor x, int dim, Tensor index, Tensor source) {
    int d = Shapes.dimension("scatter_add", dim, x.dim());
    Ops.requireSameType("scatter_add", x, source);
    int[] at = Indices.along("scatter_add", x, d, index);
    Tensor values = Indices.fitted("scatter_add", source, index);
    return Arithmetic.add(x, Blocks.add("ScatterAddBackward", values, at, 1, x.shape()));
  }
}
