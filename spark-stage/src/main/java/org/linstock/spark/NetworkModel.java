package org.linstock.spark;

import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.linstock.nn.Module;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.OutputColumns;
import org.linstock.spark.predict.PartitionPredictor;
import org.linstock.spark.predict.PredictionInput;
import org.linstock.spark.predict.TrainedNet;
import org.linstock.spark.round.NetSpec;

/**
 * What the classification and the regression model have in common: the trained net, and batch
 * inference with it.
 *
 * @param <M> the model's own type, which setters return
 */
public abstract class NetworkModel<M extends NetworkModel<M>> extends Model<M>
    implements NetworkParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final NetworkDefinitions definitions;
  private final TrainedNet net;
  private final transient TrainingSummary summary;
  private transient Broadcast<TrainedNet> broadcast;
  private transient String broadcastIn;

  /** */
  NetworkModel(String uid, TrainingResult result) {
    this.uid = uid;
    this.definitions = NetworkDefinitions.of(this);
    this.net = result.net();
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
    return net.build();
  }

  /** Numbers that a row of features has. */
  public int numFeatures() {
    return net.spec().width();
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
    return net;
  }

  TrainingResult result() {
    return new TrainingResult(net, summary);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    Schemas.requireFeatures(schema, this);
    return addOutputs(schema, net.spec());
  }

  /**
   * Adds the output columns, reading each partition in batches of {@code inferenceBatchSize} rows
   * and keeping the order of rows. With {@code handleInvalid} = skip, rows with bad features are
   * left out.
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    PredictionInput input =
        new PredictionInput(
            featureColumns(),
            featureColumns().stream().map(c -> (Integer) dataset.schema().fieldIndex(c)).toList(),
            getInferenceBatchSize(),
            getHandleInvalid().equals("skip"));
    PartitionPredictor predictor =
        new PartitionPredictor(broadcast(dataset.sparkSession().sparkContext()), input, outputs());
    return renamed(dataset.toDF().mapPartitions(predictor, Encoders.row(numbered(schema))), schema);
  }

  /** Unique plain names, so that any names of the caller's, even equal ones, pass through. */
  private static StructType numbered(StructType schema) {
    StructField[] fields = schema.fields();
    return new StructType(
        IntStream.range(0, fields.length)
            .mapToObj(
                i ->
                    new StructField(
                        "c" + i, fields[i].dataType(), fields[i].nullable(), fields[i].metadata()))
            .toArray(StructField[]::new));
  }

  private static Dataset<Row> renamed(Dataset<Row> rows, StructType schema) {
    StructField[] fields = schema.fields();
    Column[] columns =
        IntStream.range(0, fields.length)
            .mapToObj(i -> functions.col("c" + i).as(fields[i].name(), fields[i].metadata()))
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  private synchronized Broadcast<TrainedNet> broadcast(SparkContext context) {
    // A model may outlive its SparkContext, as in a notebook that stops one and starts another.
    if (!context.applicationId().equals(broadcastIn)) {
      broadcast = JavaSparkContext.fromSparkContext(context).broadcast(net);
      broadcastIn = context.applicationId();
    }
    return broadcast;
  }

  @Override
  public MLWriter write() {
    return new ModelWriter(this);
  }

  @SuppressWarnings("unchecked")
  private M self() {
    return (M) this;
  }

  /** Sets {@link #featuresCol()}. */
  public M setFeaturesCol(String value) {
    set(featuresCol(), value);
    return self();
  }

  /** Sets {@link #featuresCols()}. */
  public M setFeaturesCols(String... value) {
    set(featuresCols(), value);
    return self();
  }

  /** Sets {@link #predictionCol()}. */
  public M setPredictionCol(String value) {
    set(predictionCol(), value);
    return self();
  }

  /** Sets {@link #handleInvalid()}. */
  public M setHandleInvalid(String value) {
    set(handleInvalid(), value);
    return self();
  }

  /** Sets {@link #inferenceBatchSize()}. */
  public M setInferenceBatchSize(int value) {
    set(inferenceBatchSize(), value);
    return self();
  }
}
