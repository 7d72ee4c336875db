package org.linstock.spark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.linstock.spark.checkpoint.CheckpointCorruptException;
import org.linstock.spark.checkpoint.EpochRecord;
import org.linstock.spark.checkpoint.Json;
import org.linstock.spark.checkpoint.RoundRecord;
import org.linstock.spark.predict.NetFiles;

/** How a model came to be: its rounds and epochs, those before a resume included. */
public final class TrainingSummary {
  private static final String FILE = "summary.json";

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

  /**
   * Partitions that were left out of a round's average for a NaN or an infinite number, over all
   * rounds ({@code handleNonFinite} = skip).
   */
  public int skippedPartitions() {
    return content.rounds().stream().mapToInt(RoundRecord::skippedPartitions).sum();
  }

  /**
   * Times that a round was discarded for such numbers, and run again ({@code handleNonFinite} =
   * rollback).
   */
  public int rollbacks() {
    return content.rounds().stream().mapToInt(RoundRecord::rollbacks).sum();
  }

  /** What rollbacks have left of the step size: 1 without any. */
  public double stepSizeFactor() {
    List<RoundRecord> rounds = content.rounds();
    return rounds.isEmpty() ? 1 : rounds.get(rounds.size() - 1).stepSizeFactor();
  }

  /** The epoch whose parameters the model has, counted from 1, when that is not simply the last. */
  public OptionalInt bestEpoch() {
    return content.bestEpoch() == 0 ? OptionalInt.empty() : OptionalInt.of(content.bestEpoch());
  }

  /** What the model's values are a function of. */
  public Provenance provenance() {
    return content.provenance();
  }

  /**
   * The summary in a saved model's directory; empty for a model that was not trained here.
   *
   * @throws IOException if it cannot be read, or is none; the message names the file
   */
  public static Optional<TrainingSummary> read(String directory, Configuration conf)
      throws IOException {
    byte[] json = new NetFiles(directory, conf).readIfPresent(FILE);
    if (json == null) {
      return Optional.empty();
    }
    try {
      SummaryFile content = Json.read(json, SummaryFile.class);
      content.requireFormat();
      return Optional.of(new TrainingSummary(content));
    } catch (CheckpointCorruptException e) {
      throw new IOException(
          "%s/%s: not a training summary: %s".formatted(directory, FILE, e.getMessage()), e);
    }
  }

  void write(NetFiles files) throws IOException {
    byte[] json = Json.write(content);
    files.write(FILE, out -> out.write(json));
  }
}
