package org.linstock.spark.predict;

import java.util.Arrays;
import org.linstock.memory.MemoryPool;

/** Predicts one row at a time, with memory of its own; any thread, but one at a time. */
public final class SingleRowPredictor implements AutoCloseable {
  private final TrainedNet net;
  private final int rows;
  private final MemoryPool memory = new MemoryPool();
  private final RowPredictor predictor;
  private final int width;

  public SingleRowPredictor(TrainedNet net) {
    this(net, TileTrial.least(net.spec()));
  }

  private SingleRowPredictor(TrainedNet net, int rows) {
    this.net = net;
    this.rows = rows;
    this.width = net.spec().width();
    try (MemoryPool.Turn turn = memory.enter()) {
      this.predictor = new RowPredictor(net.build(), "", net.spec().shape(), rows);
    }
  }

  /** Another one of the same net, for another thread. */
  public SingleRowPredictor another() {
    return new SingleRowPredictor(net, rows);
  }

  /**
   * The net's outputs for one row.
   *
   * @throws IllegalArgumentException if {@code features} has another length than the net takes
   */
  public float[] predict(float[] features) {
    if (features.length != width) {
      throw new IllegalArgumentException(
          "predict: got %d features, expected %d".formatted(features.length, width));
    }
    System.arraycopy(features, 0, predictor.tile(), 0, width);
    try (MemoryPool.Turn turn = memory.enter()) {
      return Arrays.copyOf(predictor.predict(1), predictor.outputWidth());
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
