package org.linstock.jobs;

import org.apache.hadoop.conf.Configuration;
import org.linstock.jobs.files.AtomicOutput;
import picocli.CommandLine.Option;

/** What a training run leaves behind. */
final class OutputOptions {
  @Option(names = "--model", paramLabel = "DIR", description = "save the trained pipeline here")
  private String model;

  @Option(names = "--overwrite", description = "replace --model if it is already there")
  private boolean overwrite;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "write the figures here as JSON: accuracy or rmse, loss, seconds, examples, rounds")
  private String metrics;

  /** Refuses options that do not fit together. */
  void check(Calls calls) {
    calls.require(
        !overwrite || model != null, "--overwrite: needs --model DIR, the directory to replace");
  }

  /** The place for the model, or null when none is asked for; refuses one that is there already. */
  AtomicOutput open(Configuration hadoop) {
    return model == null ? null : new AtomicOutput(hadoop, "--model", model, overwrite);
  }

  String model() {
    return model;
  }

  String metrics() {
    return metrics;
  }
}
