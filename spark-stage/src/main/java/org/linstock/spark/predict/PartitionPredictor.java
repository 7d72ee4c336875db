package org.linstock.spark.predict;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * Predicts a partition's rows in batches, lazily: rows in, the same rows with the output columns
 * appended out.
 */
public final class PartitionPredictor implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<TrainedNet> net;
  private final PredictionPlan plan;
  private final OutputColumns outputs;

  public PartitionPredictor(Broadcast<TrainedNet> net, PredictionPlan plan, OutputColumns outputs) {
    this.net = net;
    this.plan = plan;
    this.outputs = outputs;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new PredictionIterator(net.value(), plan, outputs, rows);
  }
}
