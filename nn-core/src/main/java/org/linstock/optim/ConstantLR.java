package org.linstock.optim;

/** Multiplies the learning rate by {@code factor} for the first {@code totalIters} epochs. */
public final class ConstantLR extends LRScheduler {
  private final double factor;
  private final int totalIters;

  /** A third for 5 epochs. */
  public ConstantLR(Optimizer optimizer) {
    this(optimizer, 1.0 / 3, 5);
  }

  /**
   * A scheduler with one turn.
   *
   * @param factor above 0, at most 1
   */
  public ConstantLR(Optimizer optimizer, double factor, int totalIters) {
    super(optimizer);
    require(factor > 0 && factor <= 1, "factor", factor, "a number in (0, 1]");
    requireCount("totalIters", totalIters);
    this.factor = factor;
    this.totalIters = totalIters;
    start();
  }

  @Override
  double lr(int index) {
    double lr = group(index).lr();
    if (lastEpoch() == 0) {
      return lr * factor;
    }
    return lastEpoch() == totalIters ? lr * (1 / factor) : lr;
  }
}
