package org.linstock.jobs;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.linstock.jobs.console.Console;
import org.linstock.jobs.data.DataFormat;
import org.linstock.jobs.data.DataSource.Purpose;
import org.linstock.jobs.files.AtomicOutput;
import org.linstock.jobs.files.Locations;
import org.linstock.jobs.pipeline.SavedPipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linstock predict}: rows in, rows with predictions out. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    description = "Predicts every row of the data and writes the rows with their predictions.")
final class PredictCommand implements Callable<Integer> {
  private enum OutputFormat {
    CSV,
    PARQUET
  }

  private final Console console;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "what linstock train saved")
  private String model;

  @Mixin private final DataOptions data = new DataOptions();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PATH",
      description = "directory for the predictions; a name ending in .csv makes them CSV")
  private String output;

  @Option(
      names = "--output-format",
      paramLabel = "FORMAT",
      description = "csv or parquet; told by --output when not given, else parquet")
  private OutputFormat outputFormat;

  @Option(names = "--overwrite", description = "replace --output if it is already there")
  private boolean overwrite;

  @Mixin private final SessionOptions session = new SessionOptions();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Configuration hadoop = Sessions.hadoop(session);
    Locations.requireModel(hadoop, "--model", model);
    DataFormat format = data.check(hadoop);
    try (AtomicOutput target = new AtomicOutput(hadoop, "--output", output, overwrite);
        Running running = Sessions.start(session, "predict")) {
      predict(running.spark(), format, target);
    }
    console.print("predictions: %s", output);
    return 0;
  }

  private void predict(SparkSession spark, DataFormat format, AtomicOutput target) {
    SavedPipeline pipeline = SavedPipeline.load(model);
    Dataset<Row> rows = format.source().read(spark, data.path(), Purpose.TEST, pipeline.width());
    Dataset<Row> predicted = pipeline.predict(rows, data.path());
    if (outputFormat() == OutputFormat.CSV) {
      pipeline.forText(predicted).write().option("header", true).csv(target.temporary());
    } else {
      predicted.write().parquet(target.temporary());
    }
    target.commit();
  }

  private OutputFormat outputFormat() {
    if (outputFormat != null) {
      return outputFormat;
    }
    return output.toLowerCase(Locale.ROOT).endsWith(".csv")
        ? OutputFormat.CSV
        : OutputFormat.PARQUET;
  }
}
