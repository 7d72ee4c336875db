package org.linstock.spark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.linstock.spark.checkpoint.CheckpointExistsException;
import org.linstock.spark.checkpoint.CheckpointStore;
import org.linstock.spark.checkpoint.CommitMode;
import org.linstock.spark.checkpoint.LoadedState;
import org.linstock.spark.checkpoint.SavedState;
import org.linstock.spark.round.GlobalState;
import org.linstock.spark.round.StateNames;
import org.linstock.tensor.Tensor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training's checkpoints: when to write one, and how to continue from one. Without a directory it
 * does nothing.
 */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final CheckpointStore store;
  private final int interval;
  private final boolean resume;
  private String last;

  private Checkpoints(CheckpointStore store, int interval, boolean resume) {
    this.store = store;
    this.interval = interval;
    this.resume = resume;
  }

  /**
   * Opens the directory, and fails at once if it cannot be written or belongs to an earlier run.
   */
  static Checkpoints open(NetworkParams params, Configuration conf) {
    if (params.getCheckpointDir().isEmpty()) {
      return new Checkpoints(null, 1, false);
    }
    CheckpointStore store =
        new CheckpointStore(
            params.getCheckpointDir(),
            conf,
            CommitMode.named(params.getCheckpointCommit()),
            params.getKeepCheckpoints());
    store.prepare();
    List<String> rounds = store.rounds();
    if (!params.getResume() && !rounds.isEmpty()) {
      throw new CheckpointExistsException(
          "checkpointDir %s already holds %s of an earlier run; set resume to continue it, or choose an empty directory"
              .formatted(store.path(), rounds.get(0)));
    }
    return new Checkpoints(store, params.getCheckpointInterval(), params.getResume());
  }

  /**
   * Puts {@code progress} where the newest checkpoint was, and tells {@code listener}, if there is
   * one to resume.
   */
  void resume(
      RunContext run, TrainingProgress progress, StateNames names, TrainingListener listener) {
    Optional<LoadedState> loaded =
        store != null && resume ? store.latest() : Optional.<LoadedState>empty();
    if (loaded.isEmpty()) {
      return;
    }
    LoadedState saved = loaded.get();
    ResumeCheck.check(run, saved);
    GlobalState state = names.resume(saved.model(), saved.optimizer());
    GlobalState best = saved.best().map(names::start).orElse(state);
    progress.restore(saved.trainer(), state, best);
    last = saved.name();
    LOG.info("resuming from {} in {}", last, store.path());
    listener.onResume("%s/%s".formatted(store.path(), last));
  }

  /** Commits the present round if it is due, or if it is the last. */
  void commitIfDue(RunContext run, TrainingProgress progress, StateNames names, boolean finished) {
    int round = progress.next().round();
    if (store == null || (round % interval != 0 && !finished)) {
      return;
    }
    GlobalState state = progress.state();
    Supplier<Map<String, Tensor>> best = () -> names.modelState(progress.result());
    last =
        store.commit(
            new SavedState(
                run.net().architecture(),
                () -> names.modelState(state),
                () -> names.optimizerState(state),
                progress.keepsBest() && !progress.presentIsBest()
                    ? Optional.of(best)
                    : Optional.empty(),
                run.trainerState(progress)));
    LOG.debug("committed {} to {}", last, store.path());
  }

  /** What a failed training can fall back to, as a clause. */
  String intact() {
    return last == null
        ? "no checkpoint was written"
        : "checkpoint %s in %s is intact".formatted(last, store.path());
  }
}
