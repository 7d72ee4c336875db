package org.linstock.spark;

import java.util.Arrays;

/** Accepts numbers of 0 or more with a sum above 0, of which at most one is 0. */
final class Thresholds extends Validator<double[]> {
  private static final long serialVersionUID = 1L;

  @Override
  boolean accepts(double[] thresholds) {
    return Arrays.stream(thresholds).allMatch(t -> t >= 0 && t < Double.POSITIVE_INFINITY)
        && Arrays.stream(thresholds).sum() > 0
        && Arrays.stream(thresholds).filter(t -> t == 0).count() <= 1;
  }
}
