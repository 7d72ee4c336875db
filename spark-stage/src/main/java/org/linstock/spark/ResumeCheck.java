package org.linstock.spark;

import java.util.Objects;
import java.util.Optional;
import org.linstock.spark.checkpoint.CheckpointMismatchException;
import org.linstock.spark.checkpoint.LoadedState;
import org.linstock.spark.checkpoint.RoundRecord;
import org.linstock.spark.checkpoint.TrainerState;
import org.linstock.spark.pack.DataFingerprint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses to continue a checkpoint with anything that would make the result another one. */
final class ResumeCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ResumeCheck.class);

  private ResumeCheck() {}

  static void check(RunContext run, LoadedState then) {
    TrainerState saved = then.trainer();
    Provenance now = run.provenance();
    ArchitectureDifference.between(run.net().architecture(), then.architecture())
        .ifPresent(d -> refuse(then, "network: " + d));
    boolean allFinite = saved.rounds().stream().noneMatch(RoundRecord::hadNonFinite);
    RunSettings.difference(now.settings(), saved.settings(), allFinite)
        .ifPresent(d -> refuse(then, d));
    now.data().differenceFrom(saved.data()).ifPresent(d -> refuse(then, "training data: " + d));
    validationDifference(now.validation(), saved.validation())
        .ifPresent(d -> refuse(then, "validation data: " + d));
    String backend = now.versions().get("backend");
    if (!Objects.equals(backend, saved.versions().get("backend"))) {
      LOG.warn(
          "resuming {} on {}, but it was written on {}: weights may differ from an uninterrupted run in the last bits",
          then.name(),
          backend,
          saved.versions().get("backend"));
    }
  }

  private static Optional<String> validationDifference(DataFingerprint now, DataFingerprint then) {
    if (now != null && then != null) {
      return now.differenceFrom(then);
    }
    if (now == null && then == null) {
      return Optional.empty();
    }
    return Optional.of(now == null ? "none, but there was some" : "some, but there was none");
  }

  private static void refuse(LoadedState then, String difference) {
    throw new CheckpointMismatchException(
        "cannot resume from %s: %s; make it the same, or choose another checkpointDir"
            .formatted(then.name(), difference));
  }
}
