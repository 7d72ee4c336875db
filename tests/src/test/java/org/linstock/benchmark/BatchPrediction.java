package org.linstock.benchmark;

import org.linstock.nn.Module;
import org.linstock.train.BatchPredictor;

/** Batch copied in, forward, outputs copied out. */
final class BatchPrediction implements Step {
  private final BatchPredictor predictor;
  private final float[] features;
  private final float[] outputs;
  private final int batch;

  BatchPrediction(Module net, long[] exampleShape, float[] features, int batch) {
    this.predictor = new BatchPredictor(net, exampleShape);
    this.features = features;
    this.outputs = new float[batch * predictor.outputWidth()];
    this.batch = batch;
  }

  @Override
  public double run() {
    predictor.predict(features, batch, outputs);
    return outputs[0];
  }

  @Override
  public void close() {
    predictor.close();
  }
}
