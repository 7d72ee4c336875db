package org.linstock.spark.predict;

import java.util.Arrays;
import org.linstock.nn.Module;
import org.linstock.spark.round.NetSpec;
import org.linstock.train.BatchPredictor;

/**
 * Predicts rows in tiles of a fixed number of rows, the last one padded with zeros. A matrix
 * product may round differently for another number of rows; with the tile fixed, a row's outputs do
 * not depend on which rows came with it, so batch inference in Spark and single rows without it
 * agree to the last bit.
 */
final class RowPredictor implements AutoCloseable {
  static final int TILE = 64;

  private final BatchPredictor predictor;
  private final int width;
  private final int outputWidth;
  private final float[] tile;
  private final float[] tileOut;

  RowPredictor(Module net, NetSpec spec) {
    this.predictor = new BatchPredictor(net, spec.shape());
    this.width = spec.width();
    this.outputWidth = spec.outputWidth();
    this.tile = new float[Math.multiplyExact(TILE, width)];
    this.tileOut = new float[Math.multiplyExact(TILE, outputWidth)];
  }

  /** The outputs of the first {@code rows} rows of {@code features}, row major. */
  float[] predict(float[] features, int rows) {
    float[] outputs = new float[rows * outputWidth];
    for (int from = 0; from < rows; from += TILE) {
      int count = Math.min(TILE, rows - from);
      System.arraycopy(features, from * width, tile, 0, count * width);
      Arrays.fill(tile, count * width, tile.length, 0f);
      predictor.predict(tile, TILE, tileOut);
      System.arraycopy(tileOut, 0, outputs, from * outputWidth, count * outputWidth);
    }
    return outputs;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
