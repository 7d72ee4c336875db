package org.linstock.jobs.demo;

import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.linstock.jobs.data.Columns;
import org.linstock.jobs.data.DataFormat;
import org.linstock.jobs.data.DataSource.Purpose;
import org.linstock.jobs.data.Survey;
import org.linstock.jobs.pipeline.Activation;
import org.linstock.jobs.pipeline.Effort;
import org.linstock.jobs.pipeline.LabelPlan;
import org.linstock.jobs.pipeline.Network;
import org.linstock.jobs.pipeline.Recipe;
import org.linstock.jobs.pipeline.Recipe.Checkpointing;
import org.linstock.jobs.pipeline.Trainer;
import org.linstock.spark.TrainingListener;

/**
 * The one training that the demonstration repeats: same data, same net, same seed, another
 * checkpoint directory.
 */
final class DemoTraining {
  /** Rounds between two checkpoints: small, so that the stop falls between two of them. */
  static final int CHECKPOINT_EVERY = 3;

  private static final Effort EFFORT = new Effort(2, 128, 3, 8);
  private static final long SEED = 7;

  private final Columns columns;
  private final LabelPlan plan;
  private final Network network;
  private final Survey survey;
  private final Dataset<Row> rows;

  /** Reads the training images at {@code data}. */
  DemoTraining(SparkSession spark, String data) {
    this.rows = DataFormat.IDX.source().read(spark, data, Purpose.TRAIN, 0);
    this.columns = Columns.choose(rows.schema(), null, List.of(), data);
    this.survey = Survey.of(rows, columns, data);
    this.plan = LabelPlan.of(survey.labels(), columns.label(), null, false);
    List<Integer> shape = List.of(survey.width());
    this.network =
        Network.dense(
            survey.width(), Network.DEFAULT_LAYERS, Activation.RELU, plan.outputs(), shape);
  }

  /** What is trained, in one line. */
  String describe() {
    return String.format(
        Locale.ROOT,
        "%,d images, %s; %d copies of the net, averaged every %d batches of %d, %d epochs",
        survey.rows(),
        network.describe(),
        EFFORT.partitions(),
        EFFORT.averageEvery(),
        EFFORT.batchSize(),
        EFFORT.epochs());
  }

  int epochs() {
    return EFFORT.epochs();
  }

  /** Trains with checkpoints in {@code directory}, from its newest one on if {@code resume}. */
  PipelineModel run(String directory, boolean resume, TrainingListener listener) {
    Checkpointing checkpoints = new Checkpointing(directory, CHECKPOINT_EVERY, "auto", resume);
    Recipe recipe = new Recipe("adam", 0.001, EFFORT, "partition", SEED, 0, 0, checkpoints);
    return new Trainer(columns, plan, network, recipe, false).fit(rows, listener);
  }
}
