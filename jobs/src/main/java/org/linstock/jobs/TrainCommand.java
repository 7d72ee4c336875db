package org.linstock.jobs;

import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.linstock.jobs.console.Console;
import org.linstock.jobs.data.DataFormat;
import org.linstock.jobs.files.AtomicOutput;
import org.linstock.jobs.pipeline.Effort;
import org.linstock.jobs.pipeline.LabelPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code linstock train}: from rows to a saved pipeline. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Trains a net on the data and saves it as a Spark ML pipeline.",
    footer = {
      "",
      "Examples:",
      "  linstock train --data sample-data/iris.csv --standardize --validation 0.2 --model /tmp/iris",
      "  linstock train --data sample-data/fashion-mnist --layers 256 --checkpoint hdfs:///runs/fashion --model hdfs:///models/fashion"
    })
final class TrainCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final ColumnOptions columns = new ColumnOptions();
  @Mixin private final NetworkOptions network = new NetworkOptions();
  @Mixin private final FitOptions fit = new FitOptions();
  @Mixin private final CheckpointOptions checkpoint = new CheckpointOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final SessionOptions session = new SessionOptions();

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Calls calls = new Calls(spec.commandLine());
    network.check(calls);
    fit.check(calls);
    checkpoint.check(calls);
    output.check(calls);
    Configuration hadoop = Sessions.hadoop(session);
    // All that can be refused without Spark is refused before it is started.
    DataFormat format = data.check(hadoop);
    String architecture = network.read(hadoop);
    checkpoint.checkWritable(hadoop);
    try (AtomicOutput model = output.open(hadoop);
        Running running = Sessions.start(session, "train")) {
      TrainingData rows = TrainingData.read(running.spark(), format, data.path(), columns);
      training(running.spark(), rows, architecture).run(hadoop, model, output);
    }
    return 0;
  }

  private Training training(SparkSession spark, TrainingData rows, String architecture) {
    LabelPlan plan =
        LabelPlan.of(
            rows.survey().labels(), rows.columns().label(), columns.task(), architecture != null);
    int width = rows.survey().width();
    Effort effort =
        Effort.of(rows.survey().rows(), spark.sparkContext().defaultParallelism(), fit.effort());
    return new Training(
        console,
        rows,
        plan,
        network.network(architecture, width, plan.outputs()),
        fit.recipe(effort, checkpoint.checkpointing()),
        columns.standardize());
  }
}
