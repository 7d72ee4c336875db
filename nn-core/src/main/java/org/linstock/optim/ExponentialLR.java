package org.linstock.optim;

/** Multiplies the learning rate by {@code gamma} every epoch. */
public final class ExponentialLR extends LRScheduler {
  private final double gamma;

  public ExponentialLR(Optimizer optimizer, double gamma) {
    super(optimizer);
    requireNotNegative("gamma", gamma);
    this.gamma = gamma;
    start();
  }

  @Override
  double lr(int index) {
    return lastEpoch() == 0 ? group(index).lr() : group(index).lr() * gamma;
  }
}
