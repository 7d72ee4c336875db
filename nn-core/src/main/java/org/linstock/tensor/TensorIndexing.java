package org.linstock.tensor;

import org.linstock.ops.Diagonals;
import org.linstock.ops.Indexing;
import org.linstock.ops.Masking;
import org.linstock.ops.Slicing;

/** Parts of a tensor: views of ranges, and copies of chosen elements. */
sealed interface TensorIndexing permits Tensor {
  /** The view of one position of the first dimension; −1 is the last. */
  default Tensor get(long index) {
    return Slicing.select((Tensor) this, 0, index);
  }

  /**
   * The positions {@code index} of the first dimension: int64 of any shape, or truth values of the
   * shape of the first dimensions.
   */
  default Tensor get(Tensor index) {
    return Indexing.get((Tensor) this, index);
  }

  /** The view of one position of a dimension, which is dropped; −1 is the last. */
  default Tensor select(int dim, long index) {
    return Slicing.select((Tensor) this, dim, index);
  }

  /**
   * The view of elements {@code from} to {@code to} (exclusive) along a dimension; negative ones
   * count from the end.
   */
  default Tensor slice(int dim, long from, long to) {
    return Slicing.slice((Tensor) this, dim, from, to, 1);
  }

  /** The view of every {@code step}-th element from {@code from} to {@code to} (exclusive). */
  default Tensor slice(int dim, long from, long to, long step) {
    return Slicing.slice((Tensor) this, dim, from, to, step);
  }

  /** The view of {@code length} positions from {@code start}. */
  default Tensor narrow(int dim, long start, long length) {
    return Slicing.narrow((Tensor) this, dim, start, length);
  }

  /** Views of parts of {@code size} positions; the last may be smaller. */
  default Tensor[] split(long size, int dim) {
    return Slicing.split((Tensor) this, size, dim);
  }

  /** Views of parts of the given sizes, which add up to the dimension's. */
  default Tensor[] split(long[] sizes, int dim) {
    return Slicing.split((Tensor) this, sizes, dim);
  }

  /** Views of at most {@code count} parts of one size; the last may be smaller. */
  default Tensor[] chunk(int count, int dim) {
    return Slicing.chunk((Tensor) this, count, dim);
  }

  /** Views of each position of a dimension, which is dropped. */
  default Tensor[] unbind(int dim) {
    return Slicing.unbind((Tensor) this, dim);
  }

  /** The view of a matrix's main diagonal. */
  default Tensor diagonal() {
    return diagonal(0, 0, 1);
  }

  /** The view of a diagonal of two dimensions, as a new last dimension in their place. */
  default Tensor diagonal(int offset, int dim1, int dim2) {
    return Diagonals.diagonal((Tensor) this, offset, dim1, dim2);
  }

  /** The positions {@code index}, an int64 vector, of a dimension. */
  default Tensor indexSelect(int dim, Tensor index) {
    return Indexing.indexSelect((Tensor) this, dim, index);
  }

  /** This with the rows of {@code source} added at the positions {@code index} of a dimension. */
  default Tensor indexAdd(int dim, Tensor index, Tensor source) {
    return Indexing.indexAdd((Tensor) this, dim, index, source);
  }

  /** Along a dimension, the elements at {@code index}, int64, which has the result's shape. */
  default Tensor gather(int dim, Tensor index) {
    return Indexing.gather((Tensor) this, dim, index);
  }

  /** The elements at positions of the flattened tensor, in {@code index}'s shape. */
  default Tensor take(Tensor index) {
    return Indexing.take((Tensor) this, index);
  }

  /** This with {@code source} written at {@code index} along a dimension; the last write stays. */
  default Tensor scatter(int dim, Tensor index, Tensor source) {
    return Indexing.scatter((Tensor) this, dim, index, source);
  }

  /** This with one value written at {@code index} along a dimension. */
  default Tensor scatter(int dim, Tensor index, double value) {
    return Indexing.scatter((Tensor) this, dim, index, value);
  }

  /** This with {@code source} added at {@code index} along a dimension, always in one order. */
  default Tensor scatterAdd(int dim, Tensor index, Tensor source) {
    return Indexing.scatterAdd((Tensor) this, dim, index, source);
  }

  /** This with the value wherever the mask, of truth values, is true. */
  default Tensor maskedFill(Tensor mask, double value) {
    return Masking.maskedFill((Tensor) this, mask, value);
  }

  /** As {@link #maskedFill}, in place. */
  default Tensor maskedFill_(Tensor mask, double value) {
    return Masking.maskedFill_((Tensor) this, mask, value);
  }

  /** The elements where the mask is true, a vector. */
  default Tensor maskedSelect(Tensor mask) {
    return Masking.maskedSelect((Tensor) this, mask);
  }

  /** The positions of the elements other than 0, int64 [count, rank]. */
  default Tensor nonzero() {
    return Masking.nonzero((Tensor) this);
  }

  /** 1 at each int64 label's place in a new last dimension, int64 […, classes]. */
  default Tensor oneHot(int classes) {
    return Masking.oneHot((Tensor) this, classes);
  }

  /** The last two dimensions on and above the main diagonal, 0 below. */
  default Tensor triu() {
    return triu(0);
  }

  /** The last two dimensions on and above a diagonal, 0 below. */
  default Tensor triu(int diagonal) {
    return Masking.triu((Tensor) this, diagonal);
  }

  /** The last two dimensions on and below the main diagonal, 0 above. */
  default Tensor tril() {
    return tril(0);
  }

  /** The last two dimensions on and below a diagonal, 0 above. */
  default Tensor tril(int diagonal) {
    return Masking.tril((Tensor) this, diagonal);
  }
}
