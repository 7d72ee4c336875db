package org.linstock.spark;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.linstock.spark.predict.OutputColumns;
import org.linstock.spark.predict.PartitionPredictor;
import org.linstock.spark.predict.PredictionPlan;
import org.linstock.spark.predict.TrainedNet;

/** What the transform of every stage with a net does. */
final class Inference implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TrainedNet net;
  private transient Broadcast<TrainedNet> broadcast;
  private transient String broadcastIn;

  Inference(TrainedNet net) {
    this.net = net;
  }

  TrainedNet net() {
    return net;
  }

  /**
   * The rows of {@code dataset} with {@code outputs} appended.
   *
   * @param schema of the result
   * @param outputLayer the layer whose output is taken; empty: the net's own
   */
  Dataset<Row> transform(
      Dataset<?> dataset,
      StructType schema,
      InferenceParams params,
      String outputLayer,
      OutputColumns outputs) {
    PredictionPlan plan =
        new PredictionPlan(
            params.featureColumns(),
            params.featureColumns().stream()
                .map(c -> (Integer) dataset.schema().fieldIndex(c))
                .toList(),
            params.getInferenceBatchSize(),
            params.getHandleInvalid().equals("skip"),
            outputLayer);
    PartitionPredictor predictor =
        new PartitionPredictor(broadcast(dataset.sparkSession().sparkContext()), plan, outputs);
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
}
