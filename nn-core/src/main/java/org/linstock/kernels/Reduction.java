package org.linstock.kernels;

/** How a dimension is folded away. */
public enum Reduction {
  SUM,
  MAX
}
