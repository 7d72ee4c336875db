package org.linstock.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Linear;
import org.linstock.spark.checkpoint.BestRecord;
import org.linstock.spark.checkpoint.EpochRecord;
import org.linstock.spark.checkpoint.Json;
import org.linstock.spark.round.Evaluation;
import org.linstock.spark.round.GlobalState;
import org.linstock.spark.round.RoundResult;
import org.linstock.spark.round.StateNames;

/** Which epoch is the best, and when it is over, with losses that are no numbers. */
class TrainingProgressTest {

  private static GlobalState state() {
    return StateNames.values(new Linear(1, 1));
  }

  private static GlobalState epoch(TrainingProgress progress, double validationLoss) {
    RoundResult result = new RoundResult(state(), 0.5, 1, 1, 0, 0.1, 0);
    progress.addRound(new RoundAttempts.Attempt(result, 0, 1), 1);
    progress.addEpoch(new Evaluation(validationLoss, 0, 1));
    return progress.state();
  }

  private static TrainingProgress progress() {
    return new TrainingProgress(1, new StopRule(2, true, 0), state());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void theBestEpochHasAFiniteLoss(double bad) {
    TrainingProgress progress = progress();
    epoch(progress, bad);
    assertFalse(progress.keepsBest());
    GlobalState best = epoch(progress, 3);
    assertEquals(new BestRecord(2, 3), progress.best());
    epoch(progress, bad);
    assertSame(best, progress.result());
    assertFalse(progress.stopped());
    epoch(progress, bad);
    assertTrue(progress.stopped());
    assertSame(best, progress.result());
  }

  @Test
  void withoutAFiniteLossTheLastEpochIsTheResult() {
    TrainingProgress progress = progress();
    epoch(progress, Double.NaN);
    GlobalState last = epoch(progress, Double.NaN);
    assertTrue(progress.stopped());
    assertNull(progress.best());
    assertSame(last, progress.result());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void suchALossSurvivesACheckpoint(double loss) {
    EpochRecord epoch = new EpochRecord(1, 0.5, loss, 0.0);
    assertEquals(epoch, Json.read(Json.write(epoch), EpochRecord.class));
  }
}
