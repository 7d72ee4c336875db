package org.linstock.spark;

import java.util.List;
import org.linstock.spark.checkpoint.CheckpointCorruptException;
import org.linstock.spark.checkpoint.EpochRecord;
import org.linstock.spark.checkpoint.RoundRecord;

/**
 * A training summary as it is saved.
 *
 * @param formatVersion 1
 * @param bestEpoch 0: the model has the last epoch's parameters
 */
record SummaryFile(
    int formatVersion,
    int totalRounds,
    long skippedRows,
    int bestEpoch,
    List<RoundRecord> rounds,
    List<EpochRecord> epochs,
    Provenance provenance) {
  static final int FORMAT = 1;

  SummaryFile {
    rounds = List.copyOf(rounds);
    epochs = List.copyOf(epochs);
  }

  void requireFormat() {
    if (formatVersion != FORMAT) {
      throw new CheckpointCorruptException(
          "format %d, expected %d".formatted(formatVersion, FORMAT));
    }
  }
}
