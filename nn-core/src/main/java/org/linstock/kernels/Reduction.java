package org.linstock.kernels;

/** How a dimension is folded away. */
public enum Reduction {
  SUM,
  /** The largest; NaN when there is one. */
  MAX,
  /** The smallest; NaN when there is one. */
  MIN
}
