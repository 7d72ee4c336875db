package org.linstock.spark;

import java.util.concurrent.TimeUnit;
import org.linstock.spark.checkpoint.EpochRecord;
import org.linstock.spark.checkpoint.RoundRecord;
import org.linstock.spark.error.DivergedException;
import org.linstock.spark.error.SparkJobException;
import org.linstock.spark.round.RoundPosition;
import org.linstock.spark.round.StateNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver's loop over rounds and epochs. */
final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final RunContext context;
  private final RoundAttempts attempts;
  private final boolean validates;
  private final Checkpoints checkpoints;
  private final StateNames names;
  private final TrainingProgress progress;
  private final TrainingListener listener;
  private final int maxEpochs;
  private final int totalRounds;

  /**
   * @param validates whether there are validation rows
   * @param totalRounds for reports
   */
  TrainingRun(
      RunContext context,
      RoundAttempts attempts,
      boolean validates,
      Checkpoints checkpoints,
      StateNames names,
      TrainingProgress progress,
      TrainingListener listener,
      int maxEpochs,
      int totalRounds) {
    this.context = context;
    this.attempts = attempts;
    this.validates = validates;
    this.checkpoints = checkpoints;
    this.names = names;
    this.progress = progress;
    this.listener = listener;
    this.maxEpochs = maxEpochs;
    this.totalRounds = totalRounds;
  }

  /** Trains to the end; {@link TrainingProgress#result} then is the model's state. */
  void train() {
    try (attempts) {
      rounds();
    }
  }

  private void rounds() {
    while (!progress.done(maxEpochs)) {
      RoundRecord round = round();
      EpochRecord epoch = progress.atEpochEnd() ? epoch() : null;
      checkpoints.commitIfDue(context, progress, names, progress.done(maxEpochs));
      listener.onRound(report(round));
      if (epoch != null) {
        listener.onEpoch(EpochReport.of(epoch, progress.rounds()));
      }
    }
  }

  private RoundRecord round() {
    long start = System.nanoTime();
    RoundPosition at = progress.next();
    RoundAttempts.Attempt attempt;
    try {
      attempt = attempts.run(progress.state(), at);
    } catch (DivergedException e) {
      throw new DivergedException(e.getMessage() + "; " + checkpoints.intact());
    } catch (SparkJobException e) {
      throw new SparkJobException(
          "round %d: %s; %s".formatted(at.number(), e.getMessage(), checkpoints.intact()),
          e.getCause());
    }
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    return progress.addRound(attempt, seconds);
  }

  private EpochRecord epoch() {
    EpochRecord epoch = progress.addEpoch(validates ? attempts.evaluate(progress.state()) : null);
    if (validates && !Double.isFinite(epoch.validationLoss())) {
      LOG.warn(
          "epoch {}: the validation loss is {}, so it is not the best epoch",
          epoch.epoch(),
          epoch.validationLoss());
    }
    LOG.debug("epoch {} done", epoch);
    return epoch;
  }

  private RoundReport report(RoundRecord round) {
    RoundReport report = RoundReport.of(round, totalRounds);
    LOG.info(
        "round {}/{} epoch {}: loss {}, {} examples/s",
        report.round(),
        totalRounds,
        report.epoch(),
        "%.5f".formatted(report.loss()),
        Math.round(report.examplesPerSecond()));
    return report;
  }
}
