package org.linstock.optim;

/** {@code lr·(1 − epoch / totalIters)^power}; 0 from {@code totalIters} on. */
public final class PolynomialLR extends LRScheduler {
  private final int totalIters;
  private final double power;

  /** A straight line to 0 over 5 epochs. */
  public PolynomialLR(Optimizer optimizer) {
    this(optimizer, 5, 1);
  }

  /** A straight line to 0. */
  public PolynomialLR(Optimizer optimizer, int totalIters) {
    this(optimizer, totalIters, 1);
  }

  public PolynomialLR(Optimizer optimizer, int totalIters, double power) {
    super(optimizer);
    requireCount("totalIters", totalIters);
    requireNotNegative("power", power);
    this.totalIters = totalIters;
    this.power = power;
    start();
  }

  @Override
  double lr(int index) {
    double lr = group(index).lr();
    if (lastEpoch() == 0 || lastEpoch() > totalIters) {
      return lr;
    }
    double left = 1 - (double) lastEpoch() / totalIters;
    double before = 1 - (double) (lastEpoch() - 1) / totalIters;
    return lr * Math.pow(left / before, power);
  }
}
