package org.linstock.kernels;

/** The elementwise functions of one argument. */
public enum Unary {
  NEG,
  ABS,
  SIGN,
  EXP,
  LOG,
  SQRT,
  RELU,
  SIGMOID,
  TANH
}
