package org.linstock.spark;

import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.storage.BlockUpdatedInfo;

/** Counts the bytes that an application moves, as Spark's own metrics have them. */
public final class Traffic extends SparkListener {
  private final SparkContext context;
  private Bytes bytes = Bytes.NONE;

  /** Counts from now on. */
  public Traffic(SparkContext context) {
    this.context = context;
    context.addSparkListener(this);
  }

  /**
   * Bytes since counting began.
   *
   * @param results of tasks, which the driver takes
   * @param written to shuffles' files
   * @param read from shuffles' files
   * @param broadcast pieces of broadcasts, as they are stored; once more for each JVM that has them
   */
  public record Bytes(long results, long written, long read, long broadcast) {
    static final Bytes NONE = new Bytes(0, 0, 0, 0);

    private Bytes plus(Bytes other) {
      return new Bytes(
          results + other.results,
          written + other.written,
          read + other.read,
          broadcast + other.broadcast);
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    TaskMetrics metrics = end.taskMetrics();
    if (metrics != null) {
      bytes =
          bytes.plus(
              new Bytes(
                  metrics.resultSize(),
                  metrics.shuffleWriteMetrics().bytesWritten(),
                  metrics.shuffleReadMetrics().totalBytesRead(),
                  0));
    }
  }

  @Override
  public synchronized void onBlockUpdated(SparkListenerBlockUpdated update) {
    BlockUpdatedInfo block = update.blockUpdatedInfo();
    if (block.blockId().isBroadcast()
        && block.blockId().name().contains("piece")
        && block.storageLevel().isValid()) {
      bytes = bytes.plus(new Bytes(0, 0, 0, block.memSize() + block.diskSize()));
    }
  }

  /** What was counted until now; begins again from 0. */
  public Bytes take() {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
    synchronized (this) {
      Bytes taken = bytes;
      bytes = Bytes.NONE;
      return taken;
    }
  }

  /** Counts no more. */
  public void stop() {
    context.removeSparkListener(this);
  }
}
