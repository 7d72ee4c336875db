package org.linstock.kernels;

import java.util.Locale;

/** The elementwise functions of one argument. */
public enum Unary {
  NEG,
  ABS,
  /** −1, 0 or 1; 0 for NaN. */
  SIGN,
  EXP,
  EXPM1,
  LOG,
  LOG1P,
  LOG2,
  LOG10,
  SQRT,
  /** {@code 1 / √x}. */
  RSQRT,
  /** {@code 1 / x}. */
  RECIPROCAL,
  SIN,
  COS,
  TAN,
  ASIN,
  ACOS,
  ATAN,
  SINH,
  COSH,
  /** The error function {@code 2/√π ∫₀ˣ exp(−t²) dt}. */
  ERF,
  /** {@code 1 − erf(x)} without cancellation. */
  ERFC,
  FLOOR,
  CEIL,
  /** To the nearest integer, halves to the even one. */
  ROUND,
  /** Towards zero. */
  TRUNC,
  RELU,
  SIGMOID,
  TANH;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** PyTorch's name. */
  public String label() {
    return label;
  }
}
