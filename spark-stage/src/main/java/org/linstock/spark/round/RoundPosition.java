package org.linstock.spark.round;

import java.io.Serializable;

/**
 * Which round of a training; all counts from 0.
 *
 * @param round rounds before this one
 * @param epoch the epoch it belongs to
 * @param position rounds of that epoch before this one
 * @param stepSizeFactor of the optimizer's step size: below 1 after rollbacks
 */
public record RoundPosition(int round, int epoch, int position, double stepSizeFactor)
    implements Serializable {

  /** The round's number, counted from 1, as reports and messages have it. */
  public int number() {
    return round + 1;
  }

  /** The same round with half the step size. */
  public RoundPosition withHalfTheStepSize() {
    return new RoundPosition(round, epoch, position, stepSizeFactor / 2);
  }
}
