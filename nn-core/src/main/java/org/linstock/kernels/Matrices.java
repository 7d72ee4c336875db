package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/** Matrices in the last two dimensions of an array, all of one shape and layout. */
public final class Matrices {
  private final NdArray stack;
  private final long[] batch;
  private final int missing;
  private final long[] shape;
  private final long[] strides;
  private final NdArray first;

  /**
   * The matrices of a stack.
   *
   * @param stack […, n, m]
   * @param batch the shape to which its leading dimensions are broadcast; not to be changed
   */
  public Matrices(NdArray stack, long... batch) {
    int lead = stack.rank() - 2;
    this.stack = stack;
    this.batch = batch;
    this.missing = batch.length - lead;
    this.shape = Arrays.copyOfRange(stack.shape(), lead, lead + 2);
    this.strides = Arrays.copyOfRange(stack.strides(), lead, lead + 2);
    this.first = stack.view(0, shape, strides);
  }

  NdArray stack() {
    return stack;
  }

  int count() {
    return (int) NdArray.length(batch);
  }

  /** Where one begins, in elements behind the array's start; one may come again. */
  long offset(int i) {
    long offset = 0;
    long rest = i;
    for (int d = batch.length - 1; d >= missing; d--) {
      boolean repeated = stack.shape()[d - missing] == 1;
      offset += repeated ? 0 : rest % batch[d] * stack.strides()[d - missing];
      rest /= batch[d];
    }
    return offset;
  }

  /** The first of them, which has the shape and layout of all. */
  NdArray first() {
    return first;
  }

  /** One of them as an array of its own. */
  NdArray get(int i) {
    return i == 0 ? first : stack.view(offset(i), shape, strides);
  }
}
