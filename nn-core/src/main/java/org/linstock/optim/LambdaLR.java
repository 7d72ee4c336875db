package org.linstock.optim;

import java.util.function.IntToDoubleFunction;

/** The initial learning rate times a function of the epoch. State dicts do not hold functions. */
public final class LambdaLR extends LRScheduler {
  private final IntToDoubleFunction[] factors;

  /**
   * A scheduler by functions.
   *
   * @param factors one for all groups, or one a group
   */
  public LambdaLR(Optimizer optimizer, IntToDoubleFunction... factors) {
    super(optimizer);
    require(
        factors.length == 1 || factors.length == groups(),
        "the number of factors",
        factors.length,
        groups() == 1 ? "1" : "1 or " + groups());
    this.factors = factors.clone();
    start();
  }

  @Override
  double lr(int index) {
    IntToDoubleFunction factor = factors[factors.length == 1 ? 0 : index];
    return baseLr(index) * factor.applyAsDouble((int) lastEpoch());
  }
}
