package org.linstock.spark;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.linstock.spark.predict.NetFiles;
import org.linstock.spark.predict.SingleRowPredictor;
import org.linstock.spark.predict.TrainedNet;

/**
 * A saved model without a SparkSession: Hadoop's file systems, and nothing else of Spark. Its
 * numbers are those of {@code transform}, to the last bit. For one thread; load one for each.
 */
public final class LocalPredictor implements AutoCloseable {
  private final TrainedNet net;
  private final SingleRowPredictor predictor;

  private LocalPredictor(TrainedNet net) {
    this.net = net;
    this.predictor = new SingleRowPredictor(net);
  }

  /**
   * Loads what {@code model.write().save(path)} wrote; of a saved pipeline, the one stage that is a
   * Linstock model.
   *
   * @throws IOException if there is none, or a file is missing or malformed; the message names it
   */
  public static LocalPredictor load(String path) throws IOException {
    Configuration conf = new Configuration();
    return new LocalPredictor(new NetFiles(SavedModels.find(path, conf), conf).load());
  }

  /**
   * The net's outputs for one row: a classifier's logits ({@code rawPrediction}), a regressor's
   * values.
   *
   * @param features as many numbers as the net takes, row major
   */
  public float[] predict(float[] features) {
    return predictor.predict(features);
  }

  /** Numbers that {@link #predict} takes. */
  public int numFeatures() {
    return net.spec().width();
  }

  /** Gives the thread's pooled memory back. */
  @Override
  public void close() {
    predictor.close();
  }
}
