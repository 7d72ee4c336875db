package org.linstock.kernels;

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
  /** {@code g} where the output is positive, else 0. */
  RELU_GRAD,
  /** {@code g·y·(1 − y)}. */
  SIGMOID_GRAD,
  /** {@code g·(1 − y²)}. */
  TANH_GRAD
}
