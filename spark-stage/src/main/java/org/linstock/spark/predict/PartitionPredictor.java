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
  private final PredictionInput input;
  private final OutputColumns outputs;

  public PartitionPredictor(
      Broadcast<TrainedNet> net, PredictionInput input, OutputColumns outputs) {
    this.net = net;
    this.input = input;
    this.outputs = outputs;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new PredictionIterator(net.value(), input, outputs, rows);
  }
}
