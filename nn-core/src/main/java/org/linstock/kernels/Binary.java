package org.linstock.kernels;

import java.util.Locale;

/**
 * The elementwise functions of two arguments. The three gradients take the output's gradient and
 * the output.
 */
public enum Binary {
  ADD,
  SUB,
  MUL,
  DIV,
  POW,
  /** {@code ⌊x / y⌋}. */
  FLOOR_DIVIDE,
  /** {@code x − ⌊x / y⌋·y}: the sign of y. */
  REMAINDER,
  /** {@code x − trunc(x / y)·y}: the sign of x. */
  FMOD,
  /** The larger one; NaN when either is. */
  MAXIMUM,
  /** The smaller one; NaN when either is. */
  MINIMUM,
  /** The angle of the point (y, x), {@code x} being the height. */
  ATAN2,
  /** {@code log(eˣ + eʸ)}, without overflow. */
  LOGADDEXP,
  /** {@code x > y}, as 1 or 0 in the type of the result. */
  GT,
  /** {@code x >= y}, as 1 or 0 in the type of the result. */
  GE,
  /** {@code x < y}, as 1 or 0 in the type of the result. */
  LT,
  /** {@code x <= y}, as 1 or 0 in the type of the result. */
  LE,
  /** {@code x == y}, as 1 or 0 in the type of the result. */
  EQ,
  /** {@code x != y}, as 1 or 0 in the type of the result. */
  NE,
  /** 0 where the output is 0 or less, else {@code g}. */
  RELU_GRAD,
  /** {@code g·y·(1 − y)}. */
  SIGMOID_GRAD,
  /** {@code g·(1 − y²)}. */
  TANH_GRAD;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** PyTorch's name. */
  public String label() {
    return label;
  }

  /** Whether the result is a truth value. */
  public boolean isComparison() {
    return switch (this) {
      case GT, GE, LT, LE, EQ, NE -> true;
      default -> false;
    };
  }
}
