package org.linstock.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.linstock.jobs.console.Console;
import org.linstock.jobs.demo.Demo;
import org.linstock.jobs.demo.EmbeddedHdfs;
import org.linstock.jobs.files.Locations;
import org.linstock.jobs.pipeline.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linstock demo}: everything once, on real images and a real HDFS in this JVM. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Trains on a part of Fashion-MNIST, with checkpoints on an HDFS started for the purpose; stops, resumes,"
            + " compares the weights, predicts. Takes about a minute.")
final class DemoCommand implements Callable<Integer> {
  private static final String HOME = System.getProperty("linstock.home", ".");

  private final Console console;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Fashion-MNIST's four files; default the sample in this repository")
  private String data = HOME + "/sample-data/fashion-mnist";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "replaced by the model and the checkpoints; default jobs/target/demo")
  private String output = HOME + "/jobs/target/demo";

  @Mixin private final SessionOptions session = new SessionOptions();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Locations.requireExisting(Sessions.hadoop(session), "--data", data);
    Path blocks = Files.createTempDirectory("linstock-hdfs-");
    try (EmbeddedHdfs hdfs = new EmbeddedHdfs(blocks);
        Running running = Sessions.start(session, "demo")) {
      console.print("1. An HDFS of its own: %s, its blocks in %s", hdfs.uri(), blocks);
      new Demo(
              console,
              running.spark(),
              Path.of(data).toUri().toString(),
              hdfs.uri(),
              Path.of(output).toUri().toString())
          .run(progress -> new ProgressListener(progress, Task.CLASSIFICATION.metric()));
    }
    next();
    return 0;
  }

  private void next() {
    console.print("");
    console.print("Try next:");
    console.print("  linstock inspect %s/checkpoints", output);
    console.print("  linstock evaluate --model %s/model --data %s", output, data);
    console.print(
        "  linstock train --data %s/sample-data/iris.csv --standardize --validation 0.2 --model /tmp/iris",
        HOME);
  }
}
