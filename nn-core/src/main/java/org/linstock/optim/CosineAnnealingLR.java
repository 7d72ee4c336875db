package org.linstock.optim;

/**
 * Half a cosine wave from the learning rate down to {@code etaMin} over {@code tMax} epochs, and up
 * again after them (Loshchilov and Hutter, 2017, without the restarts): {@code etaMin + (lr −
 * etaMin)·(1 + cos(π·epoch / tMax)) / 2}.
 */
public final class CosineAnnealingLR extends LRScheduler {
  private final int tMax;
  private final double etaMin;

  /** Down to 0. */
  public CosineAnnealingLR(Optimizer optimizer, int tMax) {
    this(optimizer, tMax, 0);
  }

  public CosineAnnealingLR(Optimizer optimizer, int tMax, double etaMin) {
    super(optimizer);
    requireCount("tMax", tMax);
    requireNotNegative("etaMin", etaMin);
    this.tMax = tMax;
    this.etaMin = etaMin;
    start();
  }

  @Override
  double lr(int index) {
    double lr = group(index).lr();
    if (lastEpoch() == 0) {
      return lr;
    }
    if ((lastEpoch() - 1 - tMax) % (2L * tMax) == 0) {
      // The epoch before was the lowest point, where there is no ratio to go by.
      return lr + (baseLr(index) - etaMin) * (1 - Math.cos(Math.PI / tMax)) / 2;
    }
    double now = 1 + Math.cos(Math.PI * lastEpoch() / tMax);
    double before = 1 + Math.cos(Math.PI * (lastEpoch() - 1) / tMax);
    return now / before * (lr - etaMin) + etaMin;
  }
}
