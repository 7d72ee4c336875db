package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.NdArray;

/**
 * Matrices in the last two dimensions of an array, all of one shape and layout.
 *
 * @param stack the array
 * @param offsets where each begins, in elements behind the array's start; one may come again
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record Matrices(NdArray stack, long[] offsets) {

  int count() {
    return offsets.length;
  }

  /** One of them as an array of its own. */
  NdArray get(int i) {
    int r = stack.rank();
    return stack.view(
        offsets[i],
        Arrays.copyOfRange(stack.shape(), r - 2, r),
        Arrays.copyOfRange(stack.strides(), r - 2, r));
  }
}
