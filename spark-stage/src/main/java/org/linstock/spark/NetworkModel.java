package org.linstock.spark;

import org.apache.spark.ml.Model;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.linstock.nn.Module;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.OutputColumns;
import org.linstock.spark.predict.TrainedNet;
import org.linstock.spark.round.NetSpec;

/**
 * What the classification and the regression model have in common: the trained net, and batch
 * inference with it.
 *
 * @param <M> the model's own type, which setters return
 */
public abstract class NetworkModel<M extends NetworkModel<M>> extends Model<M>
    implements NetworkParams, InferenceParams.Setters<M>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final NetworkDefinitions definitions;
  private final Inference inference;
  private final transient TrainingSummary summary;

  /** */
  NetworkModel(String uid, TrainingResult result) {
    this.uid = uid;
    this.definitions = NetworkDefinitions.of(this);
    this.inference = new Inference(result.net());
    this.summary = result.summary();
  }

  abstract OutputColumns outputs();

  abstract StructType addOutputs(StructType schema, NetSpec net);

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public NetworkDefinitions definitions() {
    return definitions;
  }

  /** A new module with the trained weights. */
  public Module network() {
    return trained().build();
  }

  /** Numbers that a row of features has. */
  public int numFeatures() {
    return trained().spec().width();
  }

  /** Whether this model was trained here, or loaded with its summary. */
  public boolean hasSummary() {
    return summary != null;
  }

  /**
   * How the model was trained.
   *
   * @throws LinstockException if it was not trained by an estimator; see {@link #hasSummary}
   */
  public TrainingSummary summary() {
    if (summary == null) {
      throw new LinstockException("summary: model %s was not trained, it has none".formatted(uid));
    }
    return summary;
  }

  TrainedNet trained() {
    return inference.net();
  }

  TrainingResult result() {
    return new TrainingResult(trained(), summary);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    Schemas.requireFeatures(schema, this);
    return addOutputs(schema, trained().spec());
  }

  /**
   * Adds the output columns, reading each partition in batches of {@code inferenceBatchSize} rows
   * and keeping the order of rows. With {@code handleInvalid} = skip, rows with bad features are
   * left out.
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return inference.transform(dataset, transformSchema(dataset.schema()), this, "", outputs());
  }

  @Override
  public MLWriter write() {
    return new ModelWriter(this, result());
  }

  @Override
  @SuppressWarnings("unchecked")
  public M self() {
    return (M) this;
  }

  /** Sets {@link #predictionCol()}. */
  public M setPredictionCol(String value) {
    set(predictionCol(), value);
    return self();
  }
}
