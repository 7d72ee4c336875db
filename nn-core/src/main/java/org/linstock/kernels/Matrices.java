package org.linstock.kernels;

import org.linstock.memory.NdArray;
import org.linstock.memory.Part;

/**
 * Matrices in the last two dimensions of an array, all of one shape and layout. The dimensions
 * before these are broadcast to those of another array.
 */
public final class Matrices {
  private Matrices() {}

  /** The number of matrices in a stack. */
  public static int count(NdArray stack) {
    int count = 1;
    for (int d = 0; d < stack.rank() - 2; d++) {
      count *= (int) stack.shape()[d];
    }
    return count;
  }

  /** The first of a stack, which has the shape and layout of all. */
  static NdArray first(NdArray stack) {
    return stack.part(Part.FIRST_MATRIX);
  }

  /**
   * Where one begins, in elements behind the start of the allocation; one may come again.
   *
   * @param all the stack to whose matrices those of the first one are broadcast
   */
  static long offset(NdArray stack, NdArray all, int i) {
    int missing = all.rank() - stack.rank();
    long offset = stack.offset();
    long rest = i;
    for (int d = all.rank() - 3; d >= missing; d--) {
      long size = all.shape()[d];
      boolean repeated = stack.shape()[d - missing] == 1;
      offset += repeated ? 0 : rest % size * stack.strides()[d - missing];
      rest /= size;
    }
    return offset;
  }

  /** One of them as an array of its own. */
  static NdArray get(NdArray stack, NdArray all, int i) {
    NdArray first = first(stack);
    return stack.view(offset(stack, all, i) - stack.offset(), first.shape(), first.strides());
  }
}
