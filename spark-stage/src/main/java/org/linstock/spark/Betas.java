package org.linstock.spark;

import java.util.Arrays;

/** Accepts two numbers from 0 to below 1. */
final class Betas extends Validator<double[]> {
  private static final long serialVersionUID = 1L;

  @Override
  boolean accepts(double[] betas) {
    return betas.length == 2 && Arrays.stream(betas).allMatch(b -> b >= 0 && b < 1);
  }
}
