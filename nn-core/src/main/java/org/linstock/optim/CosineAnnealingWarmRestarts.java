package org.linstock.optim;

import java.util.List;

/**
 * SGDR (Loshchilov and Hutter, 2017): half a cosine wave from the learning rate down to {@code
 * etaMin} over {@code t0} epochs, then again from the top, each time {@code tMult} times as long.
 */
public final class CosineAnnealingWarmRestarts extends LRScheduler {
  private final int t0;
  private final int tMult;
  private final double etaMin;
  private long tCur;
  private long tI;

  /** Waves of one length, down to 0. */
  public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0) {
    this(optimizer, t0, 1, 0);
  }

  public CosineAnnealingWarmRestarts(Optimizer optimizer, int t0, int tMult, double etaMin) {
    super(optimizer);
    requireCount("t0", t0);
    requireCount("tMult", tMult);
    requireNotNegative("etaMin", etaMin);
    this.t0 = t0;
    this.tMult = tMult;
    this.etaMin = etaMin;
    start();
  }

  @Override
  void start() {
    tCur = 0;
    tI = t0;
    super.start();
  }

  @Override
  public void step() {
    tCur++;
    if (tCur >= tI) {
      tCur -= tI;
      tI *= tMult;
    }
    super.step();
  }

  @Override
  double lr(int index) {
    return etaMin + (baseLr(index) - etaMin) * (1 + Math.cos(Math.PI * tCur / tI)) / 2;
  }

  @Override
  List<String> numbers() {
    return List.of("T_cur", "T_i");
  }

  @Override
  double number(String name) {
    return name.equals("T_cur") ? tCur : tI;
  }

  @Override
  void setNumber(String name, double value) {
    if (name.equals("T_cur")) {
      tCur = (long) value;
    } else {
      tI = (long) value;
    }
  }
}
