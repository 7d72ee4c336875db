package org.linstock.jobs;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.linstock.jobs.console.Console;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.files.Locations;
import org.linstock.jobs.inspect.CheckpointView;
import org.linstock.jobs.inspect.ModelView;
import org.linstock.jobs.inspect.TensorFileView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code linstock inspect}: what is in a file or directory that Linstock wrote. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Shows a saved model, a checkpoint directory or a .safetensors file, and whether it verifies.")
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "PATH",
      description = "saved model, checkpoint directory or .safetensors file")
  private String path;

  @Mixin private final SessionOptions session = new SessionOptions();

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Configuration hadoop = Sessions.hadoop(session);
    Locations.requireExisting(hadoop, "inspect", path);
    if (path.endsWith(".safetensors")) {
      console.print(TensorFileView.of(hadoop, path));
    } else if (ModelView.isModel(hadoop, path)) {
      console.print(ModelView.of(hadoop, path));
    } else if (CheckpointView.isCheckpoint(hadoop, path)) {
      console.print(CheckpointView.of(hadoop, path));
    } else {
      throw new UserException(
          "inspect "
              + path
              + ": neither a saved model nor a checkpoint directory nor a .safetensors file; check the path");
    }
    return 0;
  }
}
