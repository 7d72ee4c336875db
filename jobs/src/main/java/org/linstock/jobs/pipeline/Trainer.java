package org.linstock.jobs.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.linstock.jobs.data.Columns;
import org.linstock.spark.NetworkEstimator;
import org.linstock.spark.NeuralNetworkClassifier;
import org.linstock.spark.NeuralNetworkRegressor;
import org.linstock.spark.TrainingListener;

/** Fits the pipeline for some columns, a plan, a net and a recipe. */
public final class Trainer {
  private final Columns columns;
  private final LabelPlan plan;
  private final Network network;
  private final Recipe recipe;
  private final boolean standardize;

  /**
   * A trainer; nothing is trained yet.
   *
   * @param standardize whether to scale every feature to mean 0 and variance 1
   */
  public Trainer(
      Columns columns, LabelPlan plan, Network network, Recipe recipe, boolean standardize) {
    this.columns = columns;
    this.plan = plan;
    this.network = network;
    this.recipe = recipe;
    this.standardize = standardize;
  }

  /** The rows as they are trained on: those to validate on are marked, if the recipe has any. */
  public Dataset<Row> marked(Dataset<Row> rows) {
    return recipe.holdout() > 0 ? Holdout.mark(rows, recipe.holdout(), recipe.seed()) : rows;
  }

  /** The rows of {@code marked} on which the model is to be judged: those held out, or else all. */
  public Dataset<Row> judgedOf(Dataset<Row> marked) {
    return recipe.holdout() > 0 ? marked.filter(col(Holdout.COLUMN)) : marked;
  }

  /** Fits {@code marked} rows; {@code listener} hears of every round. */
  public PipelineModel fit(Dataset<Row> marked, TrainingListener listener) {
    Dataset<Row> training = recipe.holdout() > 0 ? marked.filter(not(col(Holdout.COLUMN))) : marked;
    Stages stages = new Stages(columns, plan, training, standardize);
    return new Pipeline().setStages(stages.around(net(stages, listener))).fit(marked);
  }

  private NetworkEstimator<?, ?> net(Stages stages, TrainingListener listener) {
    NetworkEstimator<?, ?> net =
        plan.task() == Task.REGRESSION
            ? new NeuralNetworkRegressor()
            : new NeuralNetworkClassifier();
    recipe.apply(net);
    net.setFeaturesCol(stages.features());
    net.setLabelCol(stages.label());
    net.setNetwork(network.json());
    net.setInputShape(network.inputShape().stream().mapToInt(Integer::intValue).toArray());
    net.setTrainingListener(listener);
    return net;
  }
}
