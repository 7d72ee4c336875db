package org.linstock.tensor;

import org.linstock.ops.Diagonals;
import org.linstock.ops.Repeating;
import org.linstock.ops.Scans;
import org.linstock.ops.Sorting;

/** The elements sorted, summed up, repeated, reversed, bordered: copies. */
sealed interface TensorRearranging permits Tensor {
  /** Sorted along the last dimension, smallest first. */
  default SortResult sort() {
    return sort(-1, false);
  }

  /** Sorted along a dimension; equal elements keep their order, NaN counts as largest. */
  default SortResult sort(int dim, boolean descending) {
    return Sorting.sort((Tensor) this, dim, descending);
  }

  /** Where {@link #sort(int, boolean)} takes the elements from, int64. */
  default Tensor argsort(int dim, boolean descending) {
    return Sorting.argsort((Tensor) this, dim, descending);
  }

  /** The k largest elements along the last dimension, largest first. */
  default SortResult topk(int k) {
    return topk(k, -1, true);
  }

  /** The k largest elements along a dimension, or the smallest, in order. */
  default SortResult topk(int k, int dim, boolean largest) {
    return Sorting.topk((Tensor) this, k, dim, largest);
  }

  /** The different elements, smallest first; no gradient. */
  default Tensor unique() {
    return Sorting.unique((Tensor) this);
  }

  /** Running sums along a dimension. */
  default Tensor cumsum(int dim) {
    return Scans.cumsum((Tensor) this, dim);
  }

  /** The tensor side by side with itself, so many times along each dimension. */
  default Tensor repeat(long... times) {
    return Repeating.repeat((Tensor) this, times);
  }

  /** As {@link #repeat}, but fewer numbers than dimensions are those of the last ones. */
  default Tensor tile(long... times) {
    return Repeating.tile((Tensor) this, times);
  }

  /** Each position of a dimension so many times in a row. */
  default Tensor repeatInterleave(long times, int dim) {
    return Repeating.repeatInterleave((Tensor) this, times, dim);
  }

  /** The order of each given dimension reversed. */
  default Tensor flip(int... dims) {
    return Repeating.flip((Tensor) this, dims);
  }

  /** Each position of a dimension moved up by {@code shift}, the last ones to the front. */
  default Tensor roll(long shift, int dim) {
    return Repeating.roll((Tensor) this, shift, dim);
  }

  /**
   * A border of zeros: how much before and after the last dimension, before and after the one
   * before it, and so on; negative numbers cut off.
   */
  default Tensor pad(long... pads) {
    return pad(pads, 0);
  }

  /** As {@link #pad(long...)}, a border of one value. */
  default Tensor pad(long[] pads, double value) {
    return Repeating.pad((Tensor) this, value, pads);
  }

  /** The matrix with this vector on its diagonal, or this matrix's diagonal. */
  default Tensor diag() {
    return diag(0);
  }

  /** As {@link #diag()}, of the diagonal so far above the main one. */
  default Tensor diag(int offset) {
    return Diagonals.diag((Tensor) this, offset);
  }

  /** The sum of this matrix's main diagonal. */
  default Tensor trace() {
    return Diagonals.trace((Tensor) this);
  }
}
