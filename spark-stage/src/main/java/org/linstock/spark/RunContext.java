package org.linstock.spark;

import org.linstock.spark.checkpoint.TrainerState;
import org.linstock.spark.round.NetSpec;

/** What a run is about, as its checkpoints record it. */
record RunContext(NetSpec net, long skippedRows, Provenance provenance) {

  /** The record of {@code progress} in this run. */
  TrainerState trainerState(TrainingProgress progress) {
    return new TrainerState(
        TrainerState.FORMAT,
        progress.next().round(),
        progress.next().epoch(),
        progress.next().position(),
        progress.stopped(),
        provenance.seed(),
        provenance.data(),
        provenance.validation(),
        provenance.settings(),
        skippedRows,
        progress.rounds(),
        progress.epochs(),
        progress.best(),
        provenance.versions());
  }
}
