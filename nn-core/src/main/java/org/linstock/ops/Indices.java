package org.linstock.ops;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Index tensors, checked, as places in memory. */
final class Indices {
  private Indices() {}

  /** The entries of an index tensor, each from 0 to {@code below} − 1. */
  static int[] values(String operation, Tensor index, long below) {
    return checked(operation, index, 0, below);
  }

  /** As {@link #values}; negative entries count from the end. */
  static int[] wrapped(String operation, Tensor index, long below) {
    int[] values = checked(operation, index, -below, below);
    Arrays.setAll(values, i -> values[i] < 0 ? values[i] + (int) below : values[i]);
    return values;
  }

  /** As {@link #values} of a vector or scalar. */
  static int[] vector(String operation, Tensor index, long below) {
    Ops.require(index.dim() <= 1, operation, index, "an index vector", "use gather");
    return values(operation, index, below);
  }

  static void requireInt64(String operation, Tensor index) {
    if (index.dtype() != DType.INT64) {
      throw new IllegalArgumentException(
          "%s: an index of type %s, expected int64; make it with Tensor.ofInts, or convert it with to(INT64)"
              .formatted(operation, index.dtype()));
    }
  }

  private static int[] checked(String operation, Tensor index, long from, long below) {
    requireInt64(operation, index);
    int[] checked = Allocator.allocateInts((int) index.numel());
    LongUnaryOperator values = ArrayIo.longs(index.array());
    for (int i = 0; i < checked.length; i++) {
      long value = values.applyAsLong(i);
      if (value < from || value >= below) {
        throw new IllegalArgumentException(
            "%s: index %d at position %s, expected %s"
                .formatted(
                    operation,
                    value,
                    Arrays.toString(position(i, index.array().shape())),
                    below == 0 ? "none, as nothing is there" : from + " to " + (below - 1)));
      }
      checked[i] = (int) value;
    }
    return checked;
  }

  /** The position of the i-th element in row-major order. */
  static long[] position(int i, long... shape) {
    long[] position = new long[shape.length];
    long rest = i;
    for (int k = shape.length - 1; k >= 0; k--) {
      position[k] = rest % shape[k];
      rest /= shape[k];
    }
    return position;
  }

  /** The number of elements at one position of a dimension and the ones before it. */
  static int inner(Tensor x, int dim) {
    int inner = 1;
    for (int d = dim + 1; d < x.dim(); d++) {
      inner *= (int) x.size(d);
    }
    return inner;
  }

  /** Places along one dimension, repeated for all positions before it. */
  static int[] spread(Tensor x, int dim, int... at) {
    int size = (int) x.size(dim);
    int outer = (int) NdArray.length(Arrays.copyOf(x.array().shape(), dim));
    int[] places = new int[outer * at.length];
    Arrays.setAll(places, i -> i / at.length * size + at[i % at.length]);
    return places;
  }

  /**
   * For each element of an index of x's rank, the place in x of its own position with the entry in
   * the given dimension.
   */
  static int[] along(String operation, Tensor x, int dim, Tensor index) {
    requireInt64(operation, index);
    long[] shape = index.array().shape();
    boolean fits = shape.length == x.dim();
    for (int k = 0; fits && k < shape.length; k++) {
      fits = k == dim || shape[k] <= x.size(k);
    }
    Ops.require(
        fits,
        operation,
        index,
        "an index of rank %d within the sizes %s but in dimension %d"
            .formatted(x.dim(), Arrays.toString(x.array().shape()), dim),
        "");
    int[] entries = values(operation, index, x.size(dim));
    long[] strides = NdArray.contiguousStrides(x.array().shape());
    long[] position = new long[shape.length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = (int) place(position, strides, dim, entries[i]);
      advance(position, shape);
    }
    return entries;
  }

  private static long place(long[] position, long[] strides, int dim, long entry) {
    long place = entry * strides[dim];
    for (int k = 0; k < position.length; k++) {
      place += k == dim ? 0 : position[k] * strides[k];
    }
    return place;
  }

  private static void advance(long[] position, long[] shape) {
    int k = shape.length - 1;
    while (k >= 0 && ++position[k] == shape[k]) {
      position[k--] = 0;
    }
  }

  /** The part of a source that an index of the same rank reaches. */
  static Tensor fitted(String operation, Tensor source, Tensor index) {
    long[] shape = index.array().shape();
    boolean fits = source.dim() == shape.length;
    for (int k = 0; fits && k < shape.length; k++) {
      fits = shape[k] <= source.size(k);
    }
    Ops.require(
        fits, operation, source, "a source of at least the index's " + Arrays.toString(shape), "");
    Tensor part = source;
    for (int k = 0; k < shape.length; k++) {
      part = shape[k] == part.size(k) ? part : Slicing.narrow(part, k, 0, shape[k]);
    }
    return part;
  }
}
