package org.linstock.spark;

import java.util.ArrayList;
import java.util.List;
import org.linstock.spark.checkpoint.BestRecord;
import org.linstock.spark.checkpoint.EpochRecord;
import org.linstock.spark.checkpoint.RoundRecord;
import org.linstock.spark.checkpoint.TrainerState;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.round.Evaluation;
import org.linstock.spark.round.GlobalState;
import org.linstock.spark.round.RoundPosition;
import org.linstock.spark.round.RoundResult;

/** Where a training stands: position, history, and the best epoch so far. */
final class TrainingProgress {
  private final int roundsPerEpoch;
  private final StopRule rule;
  private final List<RoundRecord> rounds = new ArrayList<>();
  private final List<EpochRecord> epochs = new ArrayList<>();
  private GlobalState state;
  private BestRecord best;
  private GlobalState bestState;
  private boolean stopped;

  /**
   * @param rule when to stop early
   */
  TrainingProgress(int roundsPerEpoch, StopRule rule, GlobalState start) {
    this.roundsPerEpoch = roundsPerEpoch;
    this.rule = rule;
    this.state = start;
  }

  /** Goes back to where a checkpoint was. */
  void restore(TrainerState saved, GlobalState present, GlobalState bestOne) {
    rounds.addAll(saved.rounds());
    epochs.addAll(saved.epochs());
    stopped = saved.stopped();
    best = saved.best();
    state = present;
    bestState = keepsBest() ? bestOne : null;
  }

  RoundPosition next() {
    int done = rounds.size();
    double factor = done == 0 ? 1 : rounds.get(done - 1).stepSizeFactor();
    return new RoundPosition(done, done / roundsPerEpoch, done % roundsPerEpoch, factor);
  }

  boolean done(int maxEpochs) {
    return stopped || epochs.size() >= maxEpochs;
  }

  /** Whether the rounds so far are whole epochs. */
  boolean atEpochEnd() {
    return rounds.size() % roundsPerEpoch == 0;
  }

  RoundRecord addRound(RoundAttempts.Attempt attempt, double seconds) {
    RoundPosition at = next();
    RoundResult result = attempt.result();
    RoundRecord record =
        new RoundRecord(
            at.number(),
            at.epoch() + 1,
            result.loss(),
            result.weight(),
            result.examples(),
            result.learningRate(),
            seconds,
            Math.min(seconds, result.computeSeconds()),
            result.skippedPartitions(),
            attempt.rollbacks(),
            attempt.stepSizeFactor());
    rounds.add(record);
    GlobalState old = state;
    state = result.next();
    release(old);
    return record;
  }

  /**
   * Closes an epoch.
   *
   * @param validation null without validation rows
   */
  EpochRecord addEpoch(Evaluation validation) {
    int epoch = epochs.size() + 1;
    EpochRecord record =
        new EpochRecord(
            epoch,
            epochLoss(epoch),
            validation == null ? null : validation.loss(),
            validation == null ? null : validation.metric());
    stopped =
        !epochs.isEmpty() && rule.converged(epochs.get(epochs.size() - 1).loss(), record.loss());
    epochs.add(record);
    if (validation != null) {
      judge(epoch, validation.loss());
    }
    return record;
  }

  private void judge(int epoch, double loss) {
    if (Double.isFinite(loss) && (best == null || loss < best.validationLoss())) {
      best = new BestRecord(epoch, loss);
      GlobalState old = bestState;
      bestState = rule.keepsBest() ? state : null;
      release(old);
    }
    stopped |= rule.exhausted(best == null ? epoch : epoch - best.epoch());
  }

  /** Gives a state's storage back, unless it is still the present or the best one. */
  private void release(GlobalState old) {
    if (old != null && old != state && old != bestState) {
      old.release();
    }
  }

  /** Gives all storage back. */
  void release() {
    state.release();
    if (bestState != null) {
      bestState.release();
    }
  }

  private double epochLoss(int epoch) {
    double loss = 0;
    double weight = 0;
    for (RoundRecord r : rounds.subList((epoch - 1) * roundsPerEpoch, rounds.size())) {
      loss += r.loss() * r.weight();
      weight += r.weight();
    }
    if (weight == 0) {
      throw new LinstockException(
          "epoch %d: every batch had one row, which batch norm cannot normalise; set fewer numPartitions, or a larger batchSize"
              .formatted(epoch));
    }
    return loss / weight;
  }

  GlobalState state() {
    return state;
  }

  /** The state that the model gets: the best epoch's when early stopping is on, else the last. */
  GlobalState result() {
    return keepsBest() ? bestState : state;
  }

  /** Whether the best epoch's state is kept beside the present one. */
  boolean keepsBest() {
    return rule.keepsBest() && best != null;
  }

  /** Whether the best epoch's state is the present one. */
  boolean presentIsBest() {
    return bestState == state;
  }

  BestRecord best() {
    return best;
  }

  boolean stopped() {
    return stopped;
  }

  List<RoundRecord> rounds() {
    return rounds;
  }

  List<EpochRecord> epochs() {
    return epochs;
  }
}
