package org.linstock.jobs;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.files.Locations;
import org.linstock.jobs.pipeline.Recipe.Checkpointing;
import org.linstock.spark.checkpoint.CommitMode;
import picocli.CommandLine.Option;

/** Where the state of a run is kept while it trains. */
final class CheckpointOptions {
  private static final String ROUND = "round-";

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "keep the state of the run here, local or on HDFS; one run, one directory")
  private String directory;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      defaultValue = "10",
      description = "rounds between two checkpoints; default ${DEFAULT-VALUE}")
  private int every;

  @Option(
      names = "--checkpoint-commit",
      paramLabel = "MODE",
      defaultValue = "auto",
      description =
          "what makes a checkpoint visible: rename, which must be atomic; manifest, for object stores; auto: by the scheme of DIR; default ${DEFAULT-VALUE}")
  private String commit;

  @Option(
      names = "--resume",
      description = "go on from the newest good checkpoint in --checkpoint, if there is one")
  private boolean resume;

  /** Refuses options that do not fit together. */
  void check(Calls calls) {
    calls.require(every > 0, "--checkpoint-every " + every + ": must be 1 or more");
    calls.require(
        CommitMode.names().contains(commit),
        "--checkpoint-commit %s: must be one of %s"
            .formatted(commit, String.join(", ", CommitMode.names())));
    calls.require(
        directory != null || !resume,
        "--resume: needs --checkpoint DIR, the directory to go on from");
  }

  /** Refuses a directory that cannot be written, or that holds another run. */
  void checkWritable(Configuration hadoop) {
    if (directory == null) {
      return;
    }
    Locations.requireWritable(hadoop, "--checkpoint", directory);
    List<String> rounds =
        Locations.namesInside(hadoop, "--checkpoint", directory).stream()
            .filter(name -> name.startsWith(ROUND))
            .toList();
    if (!resume && !rounds.isEmpty()) {
      throw new UserException(
          "--checkpoint "
              + directory
              + ": holds "
              + rounds.get(rounds.size() - 1)
              + " of an earlier run; add --resume to go on with it, or choose another directory");
    }
  }

  /** The options as a recipe has them. */
  Checkpointing checkpointing() {
    return directory == null
        ? Checkpointing.NONE
        : new Checkpointing(directory, every, commit, resume);
  }
}
