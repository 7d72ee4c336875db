package org.linstock.spark;

import java.util.Arrays;
import scala.runtime.AbstractFunction1;

/** Accepts an input shape: no dimension, or positive ones. */
final class PositiveDimensions extends AbstractFunction1<int[], Object>
    implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  @Override
  public Object apply(int[] shape) {
    return Arrays.stream(shape).allMatch(d -> d > 0);
  }
}
