package org.linstock.spark;

/**
 * Hears of a training on the driver, in the thread that called {@code fit}. What it throws ends the
 * training; rounds committed so far stay.
 */
public interface TrainingListener {
  /**
   * The training goes on from a checkpoint; called before its first round.
   *
   * @param checkpoint directory of the round that was loaded, with its scheme
   */
  default void onResume(String checkpoint) {}

  /** A round is done, and its checkpoint, if it has one, is committed. */
  default void onRound(RoundReport report) {}

  /** An epoch is done; called after {@link #onRound} of its last round. */
  default void onEpoch(EpochReport report) {}
}
