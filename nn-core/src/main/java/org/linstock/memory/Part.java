package org.linstock.memory;

import java.util.Arrays;

/**
 * A view of an array, chosen by what it is of the whole: the same one of any array of one shape and
 * layout. Parts that are equal choose the same, and then an array finds again what it chose before.
 */
@FunctionalInterface
public interface Part {
  /** The rows of the last dimension, as a matrix. Only for contiguous arrays. */
  Part ROWS = Part::rows;

  /** The first of a stack's matrices, which are its last two dimensions. */
  Part FIRST_MATRIX = Part::firstMatrix;

  /** Chooses. */
  NdArray of(NdArray whole);

  private static NdArray rows(NdArray whole) {
    long[] shape = whole.shape();
    long rows = 1;
    for (int i = 0; i < shape.length - 1; i++) {
      rows *= shape[i];
    }
    return shape.length == 2 ? whole : whole.reshaped(rows, shape[shape.length - 1]);
  }

  private static NdArray firstMatrix(NdArray stack) {
    int lead = stack.rank() - 2;
    return lead == 0
        ? stack
        : stack.view(
            0,
            Arrays.copyOfRange(stack.shape(), lead, lead + 2),
            Arrays.copyOfRange(stack.strides(), lead, lead + 2));
  }
}
