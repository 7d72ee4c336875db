package org.linstock.jobs;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.linstock.jobs.console.Console;
import org.linstock.jobs.console.Progress;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.files.AtomicOutput;
import org.linstock.jobs.pipeline.Effort;
import org.linstock.jobs.pipeline.LabelPlan;
import org.linstock.jobs.pipeline.Network;
import org.linstock.jobs.pipeline.Quality;
import org.linstock.jobs.pipeline.Recipe;
import org.linstock.jobs.pipeline.SavedPipeline;
import org.linstock.jobs.pipeline.Trainer;

/**
 * One run of {@code linstock train} on data that were read: says what it will do, does it, says
 * what came out.
 */
final class Training {
  private final Console console;
  private final TrainingData data;
  private final LabelPlan plan;
  private final Network network;
  private final Recipe recipe;
  private final Trainer trainer;

  /** A run of which everything is decided; refuses a net that does not fit the data. */
  Training(
      Console console,
      TrainingData data,
      LabelPlan plan,
      Network network,
      Recipe recipe,
      boolean standardize) {
    this.console = console;
    this.data = data;
    this.plan = plan;
    this.network = network;
    this.recipe = recipe;
    this.trainer = new Trainer(data.columns(), plan, network, recipe, standardize);
    network.requireFits(data.survey().width(), plan);
  }

  /** Trains, judges, saves to {@code model} (unless it is null) and reports. */
  void run(Configuration hadoop, AtomicOutput model, OutputOptions output) {
    describe();
    Dataset<Row> rows = trainer.marked(data.labelled(plan));
    long start = System.nanoTime();
    PipelineModel fitted = fit(rows);
    double seconds = (System.nanoTime() - start) / 1e9;
    save(fitted, model);
    SavedPipeline trained = new SavedPipeline(fitted);
    Quality quality = trained.judge(trainer.judgedOf(rows), data.path());
    boolean heldOut = recipe.holdout() > 0;
    long examples = data.survey().rows() - (heldOut ? quality.rows() : 0);
    new Metrics(quality, heldOut ? "validation" : "training", seconds, examples, trained.rounds())
        .write(hadoop, output.metrics());
    console.print("");
    console.print(
        "%s %s; trained in %.1f s, %d rounds",
        quality.headline(), heldOut ? "held out" : "trained on", seconds, trained.rounds());
    next(output);
  }

  private PipelineModel fit(Dataset<Row> rows) {
    try (Progress progress = console.progress(recipe.effort().epochs())) {
      return trainer.fit(rows, new ProgressListener(progress, plan.task().metric()));
    }
  }

  private static void save(PipelineModel fitted, AtomicOutput model) {
    if (model == null) {
      return;
    }
    try {
      fitted.write().save(model.temporary());
    } catch (IOException e) {
      throw new UserException("write --model: " + e.getMessage(), e);
    }
    model.commit();
  }

  private void describe() {
    Effort effort = recipe.effort();
    List<String> ignored = data.columns().ignored();
    console.print(
        "data      %s: %,d rows, %,d features, label %s%s",
        data.path(),
        data.survey().rows(),
        data.survey().width(),
        data.columns().label(),
        data.labelNote());
    if (!ignored.isEmpty()) {
      console.print("not used  %s; --features can name them", String.join(", ", ignored));
    }
    console.print("task      %s", plan.describe());
    console.print("net       %s", network.describe());
    console.print(
        "training  %s, learning rate %s, batches of %d%s, %d epochs, %d partition(s), averaged %s, seed %d%s",
        recipe.optimizer(),
        recipe.learningRate(),
        effort.batchSize(),
        recipe.batchScope().equals("global") ? " over all partitions" : "",
        effort.epochs(),
        effort.partitions(),
        effort.averageEvery() == 0
            ? "once an epoch"
            : "every " + effort.averageEvery() + " batches",
        recipe.seed(),
        recipe.holdout() > 0 ? ", " + Math.round(recipe.holdout() * 100) + " % held out" : "");
  }

  private void next(OutputOptions output) {
    if (!recipe.checkpoints().directory().isEmpty()) {
      console.print("checkpoints  %s", recipe.checkpoints().directory());
    }
    if (output.model() == null) {
      console.print("the model was not saved: add --model DIR");
      return;
    }
    console.print("model        %s", output.model());
    console.print(
        "next         linstock predict --model %s --data %s --output predictions.csv",
        output.model(), data.path());
  }
}
