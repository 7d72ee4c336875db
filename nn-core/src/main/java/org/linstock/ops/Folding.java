package org.linstock.ops;

import java.util.Arrays;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/**
 * The dimensions that a reduction folds away.
 *
 * @param dims those dimensions, counted from the front
 * @param kept the shape with 1 in their places
 * @param dropped the shape without them
 * @param count the number of elements folded into one
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and known to this room alone.
record Folding(int[] dims, long[] kept, long[] dropped, long count) {
  /** Without dimensions, all of them. */
  static Folding of(String operation, Tensor x, int... dims) {
    boolean[] gone = new boolean[x.dim()];
    Arrays.fill(gone, dims.length == 0);
    for (int dim : dims) {
      int d = Shapes.dimension(operation, dim, x.dim());
      Ops.require(
          !gone[d],
          operation,
          x,
          () -> "each dimension once",
          () -> "got " + Arrays.toString(dims));
      gone[d] = true;
    }
    return of(x.array().shape(), gone);
  }

  private static Folding of(long[] shape, boolean[] gone) {
    int[] folded = new int[shape.length];
    long[] kept = shape.clone();
    long[] dropped = new long[shape.length];
    long count = 1;
    int n = 0;
    for (int i = 0; i < shape.length; i++) {
      if (gone[i]) {
        folded[n++] = i;
        kept[i] = 1;
        count *= shape[i];
      } else {
        dropped[i - n] = shape[i];
      }
    }
    return new Folding(
        Arrays.copyOf(folded, n), kept, Arrays.copyOf(dropped, shape.length - n), count);
  }

  /** A result of the kept shape, as the caller wants it. */
  NdArray shaped(NdArray z, boolean keepDim) {
    return keepDim ? z : z.reshaped(dropped);
  }

  /** A gradient of the result, for each element that was folded into it. */
  Tensor spread(Tensor gradient, long... shape) {
    return Shaping.expand(Shaping.reshape(gradient, kept), shape);
  }

  /** Throws when there is nothing to choose from. */
  void requireElements(String operation, Tensor x) {
    Ops.require(count > 0, operation, x, "at least one element along each folded dimension", "");
  }
}
