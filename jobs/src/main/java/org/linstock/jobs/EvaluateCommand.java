package org.linstock.jobs;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.linstock.jobs.console.Console;
import org.linstock.jobs.data.DataFormat;
import org.linstock.jobs.data.DataSource.Purpose;
import org.linstock.jobs.files.Locations;
import org.linstock.jobs.pipeline.Quality;
import org.linstock.jobs.pipeline.SavedPipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linstock evaluate}: how good a saved model is on labelled rows. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Measures a saved model on labelled data; of a directory of IDX files, on the test files.")
final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "what linstock train saved")
  private String model;

  @Mixin private final DataOptions data = new DataOptions();

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "write the figures here as JSON: accuracy or rmse, loss, seconds, examples, rounds")
  private String metrics;

  @Mixin private final SessionOptions session = new SessionOptions();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Configuration hadoop = Sessions.hadoop(session);
    Locations.requireModel(hadoop, "--model", model);
    DataFormat format = data.check(hadoop);
    try (Running running = Sessions.start(session, "evaluate")) {
      long start = System.nanoTime();
      SavedPipeline pipeline = SavedPipeline.load(model);
      Dataset<Row> rows =
          format.source().read(running.spark(), data.path(), Purpose.TEST, pipeline.width());
      Quality quality = pipeline.judge(rows, data.path());
      double seconds = (System.nanoTime() - start) / 1e9;
      console.print(quality.report());
      new Metrics(quality, "data", seconds, quality.rows(), 0).write(hadoop, metrics);
    }
    return 0;
  }
}
