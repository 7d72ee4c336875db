package org.linstock.jobs.pipeline;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.linstock.jobs.console.UserException;
import org.linstock.jobs.data.Columns;
import org.linstock.jobs.data.LabelColumn;
import org.linstock.spark.NetworkModel;
import org.linstock.spark.NeuralNetworkClassificationModel;

/** A trained pipeline: the net, and the stages around it that training put there. */
public final class SavedPipeline {
  private static final String PROBABILITY = "probability";

  /**
   * What a pipeline adds to its rows; rows that were predicted before have it already, and get it
   * anew.
   */
  private static final String[] OWN = {
    "prediction", PROBABILITY, "rawPrediction", Stages.PREDICTED_LABEL
  };

  private final List<Transformer> stages;
  private final NetworkModel<?> net;

  /** The pipeline {@code model}. */
  public SavedPipeline(PipelineModel model) {
    this.stages = List.of(model.stages());
    this.net =
        stages.stream()
            .filter(NetworkModel.class::isInstance)
            .<NetworkModel<?>>map(stage -> (NetworkModel<?>) stage)
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "the saved pipeline has no Linstock model in it; train one with linstock train"));
  }

  /** The pipeline saved at {@code path}; needs a running Spark session. */
  public static SavedPipeline load(String path) {
    try {
      return new SavedPipeline(PipelineModel.load(path));
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "--model " + path + ": not a pipeline saved by linstock train: " + e.getMessage(), e);
    }
  }

  /** How many features the net takes. */
  public int width() {
    return net.numFeatures();
  }

  /** How many rounds of averaging the net was trained for. */
  public int rounds() {
    return net.hasSummary() ? net.summary().rounds().size() : 0;
  }

  /** The task that the net was trained for. */
  public Task task() {
    return net instanceof NeuralNetworkClassificationModel ? Task.CLASSIFICATION : Task.REGRESSION;
  }

  /** The column that the pipeline predicts, as it is called in the data. */
  public String label() {
    return indexer().map(StringIndexerModel::getInputCol).orElseGet(() -> net.getLabelCol());
  }

  /** The names of the classes; empty where they are numbers. */
  public List<String> names() {
    return indexer().map(indexer -> List.of(indexer.labelsArray()[0])).orElse(List.of());
  }

  /**
   * {@code rows} with the columns that the model adds; the label is not needed. {@code what} names
   * the rows.
   */
  public Dataset<Row> predict(Dataset<Row> rows, String what) {
    Columns.requireNumbers(rows.schema(), features(), what);
    Dataset<Row> predicted = rows.drop(OWN);
    for (Transformer stage : stages) {
      if (!(stage instanceof StringIndexerModel)) {
        predicted = stage.transform(predicted);
      }
    }
    return predicted.drop(internal(predicted));
  }

  /**
   * How well the model predicts {@code rows}, which have the label; {@code what} names the rows.
   */
  public Quality judge(Dataset<Row> rows, String what) {
    Columns.requireNumbers(rows.schema(), features(), what);
    Columns.require(rows.schema(), label(), "label", what);
    Dataset<Row> fresh = rows.drop(OWN);
    Dataset<Row> predicted =
        indexer().isPresent()
            ? LabelColumn.asName(fresh, label())
            : LabelColumn.asNumber(fresh, label());
    for (Transformer stage : stages) {
      predicted = stage.transform(predicted);
    }
    String[] needed =
        task() == Task.REGRESSION
            ? new String[] {"prediction"}
            : new String[] {"prediction", PROBABILITY};
    Dataset<Row> judged = predicted.select(net.getLabelCol(), needed).persist();
    try {
      return task() == Task.REGRESSION
          ? new RegressionQuality(judged, net.getLabelCol())
          : new ClassificationQuality(judged, net.getLabelCol(), names());
    } finally {
      judged.unpersist();
    }
  }

  /**
   * Predictions without what a text file cannot hold: the probabilities as numbers between blanks,
   * no other vectors.
   */
  public Dataset<Row> forText(Dataset<Row> predicted) {
    Dataset<Row> flat = predicted;
    for (StructField field : predicted.schema().fields()) {
      boolean vector = field.dataType().equals(SQLDataTypes.VectorType());
      if (vector && field.name().equals(PROBABILITY)) {
        flat =
            flat.withColumn(
                PROBABILITY, array_join(vector_to_array(col(PROBABILITY), "float32"), " "));
      } else if (vector) {
        flat = flat.drop(field.name());
      }
    }
    return flat;
  }

  private List<String> features() {
    return stages.stream()
        .filter(VectorAssembler.class::isInstance)
        .map(stage -> List.of(((VectorAssembler) stage).getInputCols()))
        .findFirst()
        .orElseGet(() -> List.of(rawFeatures()));
  }

  private String rawFeatures() {
    Transformer first = stages.get(0);
    return first.hasParam("inputCol") && !(first instanceof StringIndexerModel)
        ? first.getOrDefault(first.getParam("inputCol")).toString()
        : net.getFeaturesCol();
  }

  private Optional<StringIndexerModel> indexer() {
    return stages.stream()
        .filter(StringIndexerModel.class::isInstance)
        .map(StringIndexerModel.class::cast)
        .findFirst();
  }

  private static String[] internal(Dataset<Row> rows) {
    return Stream.of(rows.columns())
        .filter(name -> name.startsWith(Stages.INTERNAL))
        .toArray(String[]::new);
  }
}
