package org.linstock.spark;

import java.util.List;
import java.util.OptionalInt;
import org.linstock.spark.checkpoint.EpochRecord;
import org.linstock.spark.checkpoint.RoundRecord;

/** How a model came to be: its rounds and epochs, those before a resume included. */
public final class TrainingSummary {
  private final SummaryFile content;

  TrainingSummary(SummaryFile content) {
    this.content = content;
  }

  /** Every round, in order. */
  public List<RoundReport> rounds() {
    List<RoundRecord> rounds = content.rounds();
    return rounds.stream().map(r -> RoundReport.of(r, content.totalRounds())).toList();
  }

  /** Every epoch, in order, with its validation figures. */
  public List<EpochReport> epochs() {
    List<EpochRecord> epochs = content.epochs();
    return epochs.stream().map(e -> EpochReport.of(e, content.rounds())).toList();
  }

  /** Mean training loss of each epoch. */
  public double[] objectiveHistory() {
    return content.epochs().stream().mapToDouble(EpochRecord::loss).toArray();
  }

  /** Epochs that were trained. */
  public int totalIterations() {
    return content.epochs().size();
  }

  /** Bad rows that were left out ({@code handleInvalid} = skip). */
  public long skippedRows() {
    return content.skippedRows();
  }

  /** The epoch whose parameters the model has, counted from 1, when that is not simply the last. */
  public OptionalInt bestEpoch() {
    return content.bestEpoch() == 0 ? OptionalInt.empty() : OptionalInt.of(content.bestEpoch());
  }

  SummaryFile content() {
    return content;
  }
}
