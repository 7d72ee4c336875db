package org.linstock.optim;

import java.util.Arrays;

/**
 * Multiplies the learning rate by {@code gamma} at each milestone, twice at one that is given
 * twice.
 */
public final class MultiStepLR extends LRScheduler {
  private final int[] milestones;
  private final double gamma;

  /** With a gamma of 0.1. */
  public MultiStepLR(Optimizer optimizer, int... milestones) {
    this(optimizer, milestones, 0.1);
  }

  /**
   * A scheduler with turns at given epochs.
   *
   * @param milestones epochs, in any order
   */
  public MultiStepLR(Optimizer optimizer, int[] milestones, double gamma) {
    super(optimizer);
    requireNotNegative("gamma", gamma);
    this.milestones = milestones.clone();
    this.gamma = gamma;
    start();
  }

  @Override
  double lr(int index) {
    long turns = Arrays.stream(milestones).filter(epoch -> epoch == lastEpoch()).count();
    return group(index).lr() * Math.pow(gamma, (double) turns);
  }
}
