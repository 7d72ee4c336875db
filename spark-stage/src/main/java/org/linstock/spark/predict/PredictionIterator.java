package org.linstock.spark.predict;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.linstock.spark.pack.BadValueException;
import org.linstock.spark.pack.FeatureReader;
import org.linstock.spark.round.NetSpec;
import org.linstock.spark.round.ThreadSettings;

/**
 * Reads a batch ahead, predicts it, hands its rows out; then the next. A batch is no more than a
 * tile, so that its rows are still in the processor's cache when they are handed on.
 */
final class PredictionIterator implements Iterator<Row> {
  private final PredictionPlan plan;
  private final OutputColumns columns;
  private final Iterator<Row> rows;
  private final FeatureReader reader;
  private final int[] indices;
  private final RowPredictor predictor;
  private final int width;
  private final int outputWidth;
  private final Row[] batch;
  private float[] outputs;
  private int size;
  private int next;
  private long rowNumber;

  PredictionIterator(
      TrainedNet net, PredictionPlan plan, OutputColumns columns, Iterator<Row> rows) {
    ThreadSettings.check();
    NetSpec spec = net.spec();
    this.plan = plan;
    this.columns = columns;
    this.rows = rows;
    this.width = spec.width();
    this.reader = new FeatureReader(plan.featuresCols(), width);
    this.indices = plan.featuresIndices().stream().mapToInt(Integer::intValue).toArray();
    this.batch = new Row[Math.min(plan.batchSize(), RowPredictor.TILE)];
    this.predictor =
        new RowPredictor(NetCache.get(net), plan.outputLayer(), spec.shape(), RowPredictor.TILE);
    this.outputWidth = predictor.outputWidth();
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener close = context -> predictor.close();
      task.addTaskCompletionListener(close);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == size && rows.hasNext()) {
      readBatch();
      if (size > 0) {
        outputs = predictor.predict(size);
      }
    }
    return next < size;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rows");
    }
    Row row = withOutputs(batch[next], next * outputWidth);
    next++;
    return row;
  }

  private void readBatch() {
    next = 0;
    size = 0;
    while (size < batch.length && rows.hasNext()) {
      Row row = rows.next();
      if (read(row, size * width)) {
        batch[size++] = row;
      }
      rowNumber++;
    }
  }

  private boolean read(Row row, int offset) {
    try {
      reader.read(row, indices, predictor.tile(), offset);
      return true;
    } catch (BadValueException e) {
      if (!plan.skipInvalid()) {
        TaskContext task = TaskContext.get();
        throw e.at(task == null ? 0 : task.partitionId(), rowNumber);
      }
      return false;
    }
  }

  private Row withOutputs(Row row, int from) {
    Object[] values = new Object[row.length() + columns.count()];
    Arrays.setAll(values, i -> i < row.length() ? row.get(i) : null);
    columns.fill(outputs, from, values, row.length());
    return RowFactory.create(values);
  }
}
