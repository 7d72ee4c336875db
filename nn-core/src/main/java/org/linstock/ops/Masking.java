package org.linstock.ops;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.linstock.autograd.InPlace;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Elements chosen by truth values, and truth values of elements. */
public final class Masking {
  private Masking() {}

  /** x with the value wherever the mask is true; x and mask broadcast. */
  public static Tensor maskedFill(Tensor x, Tensor mask, double value) {
    requireBool("masked_fill", mask);
    requireHolds("masked_fill", x, value);
    return Selection.where(mask, Tensor.scalar(x.dtype(), value), x);
  }

  /** As {@link #maskedFill}, in x itself; the mask must broadcast to x's shape. */
  public static Tensor maskedFill_(Tensor x, Tensor mask, double value) {
    Shapes.requireBroadcast("masked_fill_", mask.array().shape(), x.array().shape());
    return InPlace.apply("masked_fill_", x, y -> maskedFill(y, mask, value));
  }

  /** The elements where the mask is true, a vector in row-major order; x and mask broadcast. */
  public static Tensor maskedSelect(Tensor x, Tensor mask) {
    requireBool("masked_select", mask);
    long[] shape = Shapes.broadcast("masked_select", x.array().shape(), mask.array().shape());
    int[] at = trueAt(Shaping.expand(mask, shape));
    return Blocks.take("MaskedSelectBackward", Shaping.expand(x, shape), at, 1, 0, at.length);
  }

  /** The positions of x's first dimensions where a mask of their shape is true. */
  static Tensor masked(Tensor x, Tensor mask) {
    long[] lead = Arrays.copyOf(x.array().shape(), Math.min(mask.dim(), x.dim()));
    Ops.require(
        Arrays.equals(lead, mask.array().shape()),
        "get",
        mask,
        "truth values of the shape of the first dimensions of " + Arrays.toString(x.shape()),
        "");
    int[] at = trueAt(mask);
    long[] rest = Arrays.copyOfRange(x.array().shape(), lead.length, x.dim());
    long[] shape = new long[rest.length + 1];
    shape[0] = at.length;
    System.arraycopy(rest, 0, shape, 1, rest.length);
    return Blocks.take("IndexBackward", x, at, (int) NdArray.length(rest), 0, shape);
  }

  private static int[] trueAt(Tensor mask) {
    double[] values = mask.toDoubleArray();
    return IntStream.range(0, values.length).filter(i -> values[i] != 0).toArray();
  }

  /** The positions of all elements other than 0, one a row: int64 [count, rank]. No gradient. */
  public static Tensor nonzero(Tensor x) {
    int[] at = trueAt(x);
    int rank = x.dim();
    long[] positions = new long[at.length * rank];
    for (int i = 0; i < at.length; i++) {
      System.arraycopy(Indices.position(at[i], x.array().shape()), 0, positions, i * rank, rank);
    }
    return new Tensor(Tensor.ofInts(positions).array().reshaped(at.length, rank));
  }

  /**
   * 1 at each label's place in a new last dimension, else 0: int64 […, classes]. No gradient.
   *
   * @param labels int64
   * @param classes −1 for the largest label plus 1
   */
  public static Tensor oneHot(Tensor labels, int classes) {
    Indices.requireInt64("one_hot", labels);
    Ops.require(
        classes > 0 || (classes == -1 && labels.numel() > 0),
        "one_hot",
        labels,
        "at least 1 class, or −1 where there are labels",
        "got " + classes);
    int width =
        classes > 0
            ? classes
            : Math.toIntExact(Arrays.stream(labels.toLongArray()).max().orElseThrow() + 1);
    int[] at = Indices.values("one_hot", labels, width);
    long[] hot = new long[Math.multiplyExact(at.length, width)];
    for (int i = 0; i < at.length; i++) {
      hot[i * width + at[i]] = 1;
    }
    long[] shape = Arrays.copyOf(labels.array().shape(), labels.dim() + 1);
    shape[labels.dim()] = width;
    NdArray z = Allocator.allocate(DType.INT64, shape);
    ArrayIo.set(z, hot);
    return new Tensor(z);
  }

  /**
   * The last two dimensions on and above a diagonal, 0 below; offset 1 is the one above the main.
   */
  public static Tensor triu(Tensor x, int diagonal) {
    return maskedFill(x, triangle("triu", x, (row, column) -> column - row < diagonal), 0);
  }

  /**
   * The last two dimensions on and below a diagonal, 0 above; offset 1 is the one above the main.
   */
  public static Tensor tril(Tensor x, int diagonal) {
    return maskedFill(x, triangle("tril", x, (row, column) -> column - row > diagonal), 0);
  }

  private interface Place {
    boolean test(int row, int column);
  }

  private static Tensor triangle(String operation, Tensor x, Place hidden) {
    Ops.require(x.dim() >= 2, operation, x, "at least two dimensions", "");
    int columns = (int) x.size(-1);
    boolean[] mask = new boolean[(int) x.size(-2) * columns];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = hidden.test(i / columns, i % columns);
    }
    return Tensor.ofBools(mask, x.size(-2), columns);
  }

  private static void requireBool(String operation, Tensor mask) {
    if (mask.dtype() != DType.BOOL) {
      throw new IllegalArgumentException(
          "%s: a mask of type %s, expected bool; compare, or convert it with to(BOOL)"
              .formatted(operation, mask.dtype()));
    }
  }

  private static void requireHolds(String operation, Tensor x, double value) {
    if (!x.dtype().isFloatingPoint() && (value != Math.rint(value) || Double.isInfinite(value))) {
      throw new IllegalArgumentException(
          "%s: the value %s does not fit into a tensor of %s; convert it with to(FLOAT32)"
              .formatted(operation, value, x.dtype()));
    }
  }
}
