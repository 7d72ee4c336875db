package org.linstock.spark;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.linstock.spark.predict.NetFiles;
import org.linstock.spark.predict.SingleRowPredictor;
import org.linstock.spark.predict.TrainedNet;

/**
 * A saved model without a SparkSession: Hadoop's file systems, and nothing else of Spark. Its
 * numbers are those of {@code transform}, to the last bit.
 *
 * <p>Threads may share one: there are as many copies of the net as calls have overlapped, and each
 * is used again.
 */
public final class LocalPredictor implements AutoCloseable {
  private final SingleRowPredictor first;
  private final Queue<SingleRowPredictor> idle = new ConcurrentLinkedQueue<>();
  private final int numFeatures;
  private volatile boolean closed;

  private LocalPredictor(TrainedNet net) {
    this.first = new SingleRowPredictor(net);
    this.numFeatures = net.spec().width();
    idle.add(first);
  }

  /**
   * Loads what {@code model.write().save(path)} wrote; of a saved pipeline, the one stage that is a
   * Linstock model. Of a {@link NeuralNetworkTransformer} it is the whole net, whatever its {@code
   * outputLayer}.
   *
   * @throws IOException if there is none, or a file is missing or malformed; the message names it
   */
  public static LocalPredictor load(String path) throws IOException {
    Configuration conf = new Configuration();
    return new LocalPredictor(new NetFiles(SavedModels.find(path, conf), conf).load());
  }

  /**
   * The net's outputs for one row: a classifier's logits ({@code rawPrediction}), a regressor's
   * values. Memory of tensors is used again from call to call.
   *
   * @param features as many numbers as the net takes, row major
   * @throws IllegalArgumentException if {@code features} has another length than the net takes
   * @throws IllegalStateException after {@link #close}
   */
  public float[] predict(float[] features) {
    if (closed) {
      throw new IllegalStateException("predict: this predictor is closed; load the model again");
    }
    SingleRowPredictor copy = idle.poll();
    SingleRowPredictor predictor = copy == null ? first.another() : copy;
    try {
      return predictor.predict(features);
    } finally {
      idle.add(predictor);
      if (closed) {
        closeIdle();
      }
    }
  }

  /** Numbers that {@link #predict} takes. */
  public int numFeatures() {
    return numFeatures;
  }

  /**
   * Gives the memory of all copies back. A call of {@link #predict} on another thread ends first.
   */
  @Override
  public void close() {
    closed = true;
    closeIdle();
  }

  private void closeIdle() {
    for (SingleRowPredictor p = idle.poll(); p != null; p = idle.poll()) {
      p.close();
    }
  }
}
