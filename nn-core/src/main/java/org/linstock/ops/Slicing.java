package org.linstock.ops;

import java.util.Arrays;
import org.linstock.memory.NdArray;
import org.linstock.memory.Part;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Parts of a tensor that strides can say: all views of its memory. */
public final class Slicing {
  private Slicing() {}

  /**
   * Every {@code step}-th position from {@code from} to {@code to}, exclusive, along a dimension.
   * Negative positions count from the end.
   */
  public static Tensor slice(Tensor x, int dim, long from, long to, long step) {
    int d = Shapes.dimension("slice", dim, x.dim());
    long size = x.size(d);
    long first = from < 0 ? from + size : from;
    long last = to < 0 ? to + size : to;
    Ops.require(
        0 <= first && first <= last && last <= size,
        "slice",
        x,
        () -> "positions 0 ≤ from ≤ to ≤ %d in dimension %d".formatted(size, d),
        () -> "got %d to %d".formatted(from, to));
    Ops.require(step > 0, "slice", x, () -> "a step of at least 1", () -> "got " + step);
    return range("SliceBackward", x, d, first, last, step);
  }

  /** {@code length} positions from {@code start}, which may count from the end. */
  public static Tensor narrow(Tensor x, int dim, long start, long length) {
    int d = Shapes.dimension("narrow", dim, x.dim());
    long size = x.size(d);
    long first = start < 0 ? start + size : start;
    Ops.require(
        0 <= first && length >= 0 && length <= size - first,
        "narrow",
        x,
        () -> "a start and a length within the size %d of dimension %d".formatted(size, d),
        () -> "got start %d and length %d".formatted(start, length));
    return range("SliceBackward", x, d, first, first + length, 1);
  }

  private static Tensor range(String name, Tensor x, int d, long from, long to, long step) {
    return Views.part(name, x, new Range(d, from, (to - from + step - 1) / step, step));
  }

  /** {@code count} positions of a dimension. */
  private record Range(int dim, long from, long count, long step) implements Part {
    @Override
    public NdArray of(NdArray whole) {
      long[] shape = whole.shape().clone();
      long[] strides = whole.strides().clone();
      long offset = from * strides[dim];
      shape[dim] = count;
      strides[dim] *= step;
      return whole.view(offset, shape, strides);
    }
  }

  /** One position of a dimension, which is dropped; negative counts from the end. */
  public static Tensor select(Tensor x, int dim, long index) {
    int d = Shapes.dimension("select", dim, x.dim());
    long size = x.size(d);
    if (index < -size || index >= size) {
      Ops.require(
          false,
          "select",
          x,
          "a position from %d to %d in dimension %d".formatted(-size, size - 1, d),
          "got " + index);
    }
    long position = index < 0 ? index + size : index;
    return Views.part("SelectBackward", x, new Position(d, position));
  }

  /** One position of a dimension. */
  private record Position(int dim, long position) implements Part {
    @Override
    public NdArray of(NdArray whole) {
      return whole.view(
          position * whole.strides()[dim],
          without(whole.shape(), dim),
          without(whole.strides(), dim));
    }
  }

  static long[] without(long[] values, int d) {
    long[] rest = new long[values.length - 1];
    System.arraycopy(values, 0, rest, 0, d);
    System.arraycopy(values, d + 1, rest, d, rest.length - d);
    return rest;
  }

  /** Parts of {@code size} positions each; the last may be smaller. */
  public static Tensor[] split(Tensor x, long size, int dim) {
    int d = Shapes.dimension("split", dim, x.dim());
    Ops.require(size > 0, "split", x, "a size of at least 1", "got " + size);
    long total = x.size(d);
    long[] sizes = new long[(int) Math.max(1, (total + size - 1) / size)];
    Arrays.fill(sizes, size);
    sizes[sizes.length - 1] = total - size * (sizes.length - 1);
    return split(x, sizes, d);
  }

  /** Parts of the given sizes, which add up to the dimension's. */
  public static Tensor[] split(Tensor x, long[] sizes, int dim) {
    int d = Shapes.dimension("split", dim, x.dim());
    Ops.require(
        Arrays.stream(sizes).allMatch(s -> s >= 0) && Arrays.stream(sizes).sum() == x.size(d),
        "split",
        x,
        "sizes of at least 0 that add up to %d".formatted(x.size(d)),
        "got " + Arrays.toString(sizes));
    Tensor[] parts = new Tensor[sizes.length];
    long at = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = range("SplitBackward", x, d, at, at + sizes[i], 1);
      at += sizes[i];
    }
    return parts;
  }

  /** At most {@code count} parts of one size; the last may be smaller. */
  public static Tensor[] chunk(Tensor x, int count, int dim) {
    int d = Shapes.dimension("chunk", dim, x.dim());
    Ops.require(count > 0, "chunk", x, "at least 1 part", "got " + count);
    return x.size(d) == 0
        ? split(x, new long[count], d)
        : split(x, (x.size(d) + count - 1) / count, d);
  }

  /** Each position of a dimension, which is dropped. */
  public static Tensor[] unbind(Tensor x, int dim) {
    int d = Shapes.dimension("unbind", dim, x.dim());
    Tensor[] parts = new Tensor[(int) x.size(d)];
    Arrays.setAll(parts, i -> select(x, d, i));
    return parts;
  }
}
