package org.linstock.ops;

import java.util.Arrays;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Shapes;
import org.linstock.tensor.Tensor;

/** Elements repeated, reversed or moved round; always in memory of their own. */
public final class Repeating {
  private Repeating() {}

  /**
   * The whole tensor side by side with itself, {@code times[i]} times along dimension i; more
   * numbers than dimensions count from the last.
   */
  public static Tensor repeat(Tensor x, long... times) {
    Ops.require(
        times.length >= x.dim() && Arrays.stream(times).allMatch(t -> t >= 0),
        "repeat",
        x,
        "a number of at least 0 for each dimension",
        "got " + Arrays.toString(times));
    int lead = times.length - x.dim();
    long[] single = new long[2 * times.length];
    long[] repeated = new long[2 * times.length];
    long[] result = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      long size = i < lead ? 1 : x.size(i - lead);
      single[2 * i] = 1;
      single[2 * i + 1] = size;
      repeated[2 * i] = times[i];
      repeated[2 * i + 1] = size;
      result[i] = times[i] * size;
    }
    return copies(Shaping.expand(Shaping.reshape(x, single), repeated), result);
  }

  /** As {@link #repeat}; fewer numbers than dimensions are those of the last dimensions. */
  public static Tensor tile(Tensor x, long... times) {
    long[] all = new long[Math.max(times.length, x.dim())];
    Arrays.fill(all, 1);
    System.arraycopy(times, 0, all, all.length - times.length, times.length);
    return repeat(x, all);
  }

  /** Each position of a dimension {@code times} times in a row. */
  public static Tensor repeatInterleave(Tensor x, long times, int dim) {
    int d = Shapes.dimension("repeat_interleave", dim, x.dim());
    Ops.require(times >= 0, "repeat_interleave", x, "a number of at least 0", "got " + times);
    Tensor single = Shaping.unsqueeze(x, d + 1);
    long[] repeated = single.shape();
    repeated[d + 1] = times;
    long[] result = x.shape();
    result[d] *= times;
    return copies(Shaping.expand(single, repeated), result);
  }

  private static Tensor copies(Tensor expanded, long... shape) {
    return Shaping.reshape(Conversion.clone(expanded), shape);
  }

  /** The order of each given dimension reversed. */
  public static Tensor flip(Tensor x, int... dims) {
    Tensor z = dims.length == 0 ? Conversion.clone(x) : x;
    boolean[] seen = new boolean[x.dim()];
    for (int dim : dims) {
      int d = Shapes.dimension("flip", dim, x.dim());
      Ops.require(!seen[d], "flip", x, "each dimension once", "got " + Arrays.toString(dims));
      seen[d] = true;
      z = moved("FlipBackward", z, d, -1, -1);
    }
    return z;
  }

  /** Each position of a dimension moved up by {@code shift}, the last ones to the front. */
  public static Tensor roll(Tensor x, long shift, int dim) {
    int d = Shapes.dimension("roll", dim, x.dim());
    return moved("RollBackward", x, d, 1, -shift);
  }

  /** Position i of the result is x's position {@code factor·i + offset}, counted round. */
  private static Tensor moved(String name, Tensor x, int d, long factor, long offset) {
    long size = x.size(d);
    int[] at = new int[(int) size];
    Arrays.setAll(at, i -> (int) Math.floorMod(factor * i + offset, size));
    return Blocks.take(name, x, Indices.spread(x, d, at), Indices.inner(x, d), 0, x.shape());
  }

  /**
   * Borders of one value around x, or with negative numbers parts of x cut off.
   *
   * @param pads how much before and after the last dimension, before and after the one before it,
   *     and so on
   */
  public static Tensor pad(Tensor x, double value, long... pads) {
    Ops.require(
        pads.length % 2 == 0 && pads.length <= 2 * x.dim(),
        "pad",
        x,
        "two numbers for each of the last dimensions",
        "got " + Arrays.toString(pads));
    Tensor kept = x;
    long[] whole = x.shape();
    long[] before = new long[x.dim()];
    for (int i = 0; i < pads.length / 2; i++) {
      int d = x.dim() - 1 - i;
      whole[d] += pads[2 * i] + pads[2 * i + 1];
      Ops.require(
          whole[d] >= 0, "pad", x, "sizes that stay at least 0", "got " + Arrays.toString(pads));
      before[d] = Math.max(0, pads[2 * i]);
      long from = Math.max(0, -pads[2 * i]);
      kept = Slicing.narrow(kept, d, from, x.size(d) - from - Math.max(0, -pads[2 * i + 1]));
    }
    long[] shape = kept.shape();
    return Views.fill("ConstantPadNdBackward", kept, whole, z -> inner(z, before, shape), value);
  }

  private static NdArray inner(NdArray whole, long[] before, long[] shape) {
    long offset = 0;
    for (int d = 0; d < before.length; d++) {
      offset += before[d] * whole.strides()[d];
    }
    return whole.view(offset, shape, whole.strides());
  }
}
