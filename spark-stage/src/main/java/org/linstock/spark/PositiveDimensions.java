package org.linstock.spark;

import java.util.Arrays;

/** Accepts an input shape: no dimension, or positive ones. */
final class PositiveDimensions extends Validator<int[]> {
  private static final long serialVersionUID = 1L;

  @Override
  boolean accepts(int[] shape) {
    return Arrays.stream(shape).allMatch(d -> d > 0);
  }
}
