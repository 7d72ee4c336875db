package org.linstock.spark.predict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.linstock.spark.pack.BadValueException;
import org.linstock.spark.pack.FeatureReader;
import org.linstock.spark.round.NetSpec;
import org.linstock.spark.round.ThreadSettings;

/** Reads a batch ahead, predicts it, hands its rows out; then the next. */
final class PredictionIterator implements Iterator<Row> {
  /**
   * Rows are wide enough to be read in smaller batches when a batch would exceed this; results do
   * not depend on it.
   */
  private static final int MAX_FLOATS = 1 << 24;

  private final PredictionPlan plan;
  private final OutputColumns columns;
  private final Iterator<Row> rows;
  private final FeatureReader reader;
  private final int[] indices;
  private final RowPredictor predictor;
  private final int width;
  private final int batchSize;
  private final int outputWidth;
  private final float[] features;
  private final Queue<Row> ready = new ArrayDeque<>();
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
    this.batchSize = Math.min(plan.batchSize(), Math.max(RowPredictor.TILE, MAX_FLOATS / width));
    this.features = new float[Math.multiplyExact(batchSize, width)];
    this.predictor = new RowPredictor(NetCache.get(net), plan.outputLayer(), spec.shape());
    this.outputWidth = predictor.outputWidth();
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener close = context -> predictor.close();
      task.addTaskCompletionListener(close);
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      predictBatch();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more rows");
    }
    return ready.remove();
  }

  private void predictBatch() {
    List<Row> batch = readBatch();
    float[] outputs = predictor.predict(features, batch.size());
    for (int r = 0; r < batch.size(); r++) {
      ready.add(withOutputs(batch.get(r), outputs, r * outputWidth));
    }
  }

  private List<Row> readBatch() {
    List<Row> batch = new ArrayList<>(batchSize);
    while (batch.size() < batchSize && rows.hasNext()) {
      Row row = rows.next();
      if (read(row, batch.size() * width)) {
        batch.add(row);
      }
      rowNumber++;
    }
    return batch;
  }

  private boolean read(Row row, int offset) {
    try {
      reader.read(row, indices, features, offset);
      return true;
    } catch (BadValueException e) {
      if (!plan.skipInvalid()) {
        TaskContext task = TaskContext.get();
        throw e.at(task == null ? 0 : task.partitionId(), rowNumber);
      }
      return false;
    }
  }

  private Row withOutputs(Row row, float[] outputs, int from) {
    Object[] values = new Object[row.length() + columns.count()];
    Arrays.setAll(values, i -> i < row.length() ? row.get(i) : null);
    columns.fill(outputs, from, values, row.length());
    return RowFactory.create(values);
  }
}
