package org.linstock.jobs;

import org.apache.hadoop.conf.Configuration;
import org.linstock.jobs.files.Locations;
import picocli.CommandLine.Option;

/** Where the state of a run is kept while it trains. */
final class CheckpointOptions {
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
      names = "--resume",
      description = "go on from the newest good checkpoint in --checkpoint, if there is one")
  private boolean resume;

  /** Refuses options that do not fit together. */
  void check(Calls calls) {
    calls.require(every > 0, "--checkpoint-every %s: must be 1 or more", every);
    calls.require(
        directory != null || !resume,
        "--resume: needs --checkpoint DIR, the directory to go on from");
  }

  /** Refuses a directory that cannot be written. */
  void checkWritable(Configuration hadoop) {
    if (directory != null) {
      Locations.requireWritable(hadoop, "--checkpoint", directory);
    }
  }

  /** The directory, or null when the run keeps no checkpoints. */
  String directory() {
    return directory;
  }

  int every() {
    return every;
  }

  boolean resume() {
    return resume;
  }
}
