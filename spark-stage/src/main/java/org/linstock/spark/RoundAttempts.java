package org.linstock.spark;

import org.linstock.spark.error.DivergedException;
import org.linstock.spark.round.Evaluation;
import org.linstock.spark.round.GlobalState;
import org.linstock.spark.round.NonFinite;
import org.linstock.spark.round.RoundPosition;
import org.linstock.spark.round.RoundResult;
import org.linstock.spark.round.RoundRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a round; with {@code handleNonFinite} rollback, again from its start with half the step size
 * while it is not finite. Depends on the state and the position alone, as the round itself does.
 */
final class RoundAttempts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RoundAttempts.class);
  private static final int MAX_ROLLBACKS = 10;

  private final RoundRunner runner;
  private final boolean rollback;

  RoundAttempts(RoundRunner runner, NonFinite policy) {
    this.runner = runner;
    this.rollback = policy == NonFinite.ROLLBACK;
  }

  /**
   * Runs it.
   *
   * @throws DivergedException if it is not finite and may not be rolled back, or not once more
   */
  Attempt run(GlobalState state, RoundPosition at) {
    RoundPosition attempt = at;
    for (int rollbacks = 0; ; rollbacks++) {
      try {
        return new Attempt(runner.run(state, attempt), rollbacks, attempt.stepSizeFactor());
      } catch (DivergedException e) {
        requireAnother(e, rollbacks);
        attempt = attempt.withHalfTheStepSize();
        LOG.warn(
            "{}; rolled back, and run again with the step size times {} (rollback {} of at most {} in a row)",
            e.getMessage(),
            attempt.stepSizeFactor(),
            rollbacks + 1,
            MAX_ROLLBACKS);
      }
    }
  }

  private void requireAnother(DivergedException e, int rollbacks) {
    String advice = "; lower stepSize, or scale the features";
    if (!rollback) {
      throw new DivergedException(e.getMessage() + advice);
    }
    if (rollbacks == MAX_ROLLBACKS) {
      throw new DivergedException(
          "%s, also after %d rollbacks in a row, each with half the step size%s"
              .formatted(e.getMessage(), rollbacks, advice));
    }
  }

  /** Loss and metric of {@code state} on the validation examples. */
  Evaluation evaluate(GlobalState state) {
    return runner.evaluate(state);
  }

  /** Gives back the cores that rounds keep between them. */
  @Override
  public void close() {
    runner.close();
  }

  /**
   * A round that is finite.
   *
   * @param rollbacks attempts before it
   * @param stepSizeFactor with which it was
   */
  record Attempt(RoundResult result, int rollbacks, double stepSizeFactor) {}
}
