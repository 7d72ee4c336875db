package org.linstock.ops;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.SortResult;
import org.linstock.tensor.Tensor;

/** Elements by size along a dimension; NaN counts as largest, and equal ones keep their order. */
public final class Sorting {
  private Sorting() {}

  /** All elements of each run along a dimension, smallest first unless {@code descending}. */
  public static SortResult sort(Tensor x, int dim, boolean descending) {
    int d = Shapes.dimension("sort", dim, x.dim());
    return taken("SortBackward", x, d, order("sort", x, d, descending));
  }

  /** The positions that {@link #sort} takes the elements from, int64. */
  public static Tensor argsort(Tensor x, int dim, boolean descending) {
    return order("argsort", x, dim, descending);
  }

  /** The k largest elements of each run along a dimension, or the smallest, in order. */
  public static SortResult topk(Tensor x, int k, int dim, boolean largest) {
    int d = Shapes.dimension("topk", dim, x.dim());
    Ops.require(
        k >= 0 && k <= x.size(d),
        "topk",
        x,
        "k from 0 to %d in dimension %d".formatted(x.size(d), d),
        "got " + k);
    Tensor order = order("topk", x, d, largest);
    return taken("TopkBackward", x, d, Shaping.contiguous(Slicing.narrow(order, d, 0, k)));
  }

  private static SortResult taken(String name, Tensor x, int dim, Tensor index) {
    int[] at = Indices.along(name, x, dim, index);
    return new SortResult(Blocks.take(name, x, at, 1, 0, index.shape()), index);
  }

  /** The different elements, in order, as a vector; no gradient. */
  public static Tensor unique(Tensor x) {
    Tensor sorted = sort(Shaping.reshape(x.detach(), x.numel()), 0, false).values();
    Comparator<Integer> comparator = comparator(sorted);
    int[] first =
        IntStream.range(0, (int) x.numel())
            .filter(i -> i == 0 || comparator.compare(i - 1, i) != 0)
            .toArray();
    return Blocks.take("UniqueBackward", sorted, first, 1, 0, first.length);
  }

  private static Tensor order(String operation, Tensor x, int dim, boolean descending) {
    int d = Shapes.dimension(operation, dim, x.dim());
    Tensor runs = Shaping.contiguous(Shaping.transpose(x.detach(), d, -1));
    Comparator<Integer> ascending = comparator(runs);
    Comparator<Integer> comparator = descending ? ascending.reversed() : ascending;
    int size = (int) x.size(d);
    Integer[] places = IntStream.range(0, (int) x.numel()).boxed().toArray(Integer[]::new);
    for (int begin = 0; begin < places.length; begin += size) {
      Arrays.sort(places, begin, begin + size, comparator);
    }
    NdArray order = Allocator.allocate(DType.INT64, runs.shape());
    ArrayIo.set(order, Arrays.stream(places).mapToLong(i -> i % size).toArray());
    return Shaping.contiguous(Shaping.transpose(new Tensor(order), d, -1));
  }

  /** Compares elements of a contiguous tensor by their places. */
  private static Comparator<Integer> comparator(Tensor x) {
    if (x.dtype() == DType.INT64) {
      long[] values = x.toLongArray();
      return (a, b) -> Long.compare(values[a], values[b]);
    }
    double[] values = x.toDoubleArray();
    // Unlike Double.compare, both zeros are equal.
    return (a, b) ->
        values[a] < values[b]
            ? -1
            : values[a] > values[b]
                ? 1
                : Boolean.compare(Double.isNaN(values[a]), Double.isNaN(values[b]));
  }
}
