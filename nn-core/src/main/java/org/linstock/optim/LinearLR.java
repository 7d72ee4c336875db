package org.linstock.optim;

/**
 * Warm-up: the learning rate goes from {@code startFactor} to {@code endFactor} times its value in
 * a straight line over {@code totalIters} epochs.
 */
public final class LinearLR extends LRScheduler {
  private final double startFactor;
  private final double endFactor;
  private final int totalIters;

  /** From a third to the whole over 5 epochs. */
  public LinearLR(Optimizer optimizer) {
    this(optimizer, 1.0 / 3, 1, 5);
  }

  /**
   * A straight line.
   *
   * @param startFactor above 0, at most 1
   * @param endFactor in [0, 1]
   */
  public LinearLR(Optimizer optimizer, double startFactor, double endFactor, int totalIters) {
    super(optimizer);
    require(startFactor > 0 && startFactor <= 1, "startFactor", startFactor, "a number in (0, 1]");
    requireUnit("endFactor", endFactor);
    requireCount("totalIters", totalIters);
    this.startFactor = startFactor;
    this.endFactor = endFactor;
    this.totalIters = totalIters;
    start();
  }

  @Override
  double lr(int index) {
    double lr = group(index).lr();
    if (lastEpoch() == 0) {
      return lr * startFactor;
    }
    if (lastEpoch() > totalIters) {
      return lr;
    }
    double change = endFactor - startFactor;
    return lr * (1 + change / (totalIters * startFactor + (lastEpoch() - 1) * change));
  }
}
