package org.linstock.optim;

/** Multiplies the learning rate by {@code gamma} every {@code stepSize} epochs. */
public final class StepLR extends LRScheduler {
  private final int stepSize;
  private final double gamma;

  /** With a gamma of 0.1. */
  public StepLR(Optimizer optimizer, int stepSize) {
    this(optimizer, stepSize, 0.1);
  }

  public StepLR(Optimizer optimizer, int stepSize, double gamma) {
    super(optimizer);
    requireCount("stepSize", stepSize);
    requireNotNegative("gamma", gamma);
    this.stepSize = stepSize;
    this.gamma = gamma;
    start();
  }

  @Override
  double lr(int index) {
    boolean turns = lastEpoch() > 0 && lastEpoch() % stepSize == 0;
    return turns ? group(index).lr() * gamma : group(index).lr();
  }
}
