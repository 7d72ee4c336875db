package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** x within [min, max], −1 and 1 by default, else the nearer bound. Any shape. */
public final class Hardtanh extends Layer {
  private final double minVal;
  private final double maxVal;

  public Hardtanh() {
    this(-1, 1);
  }

  public Hardtanh(double minVal, double maxVal) {
    this.minVal = minVal;
    this.maxVal = maxVal;
  }

  public double minVal() {
    return minVal;
  }

  public double maxVal() {
    return maxVal;
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.hardtanh(x, minVal, maxVal);
  }

  @Override
  protected String extraRepr() {
    return "min_val=%s, max_val=%s".formatted(PythonText.number(minVal), PythonText.number(maxVal));
  }
}
