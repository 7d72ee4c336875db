package org.linstock.spark.predict;

import java.util.Arrays;
import org.linstock.nn.Module;
import org.linstock.train.BatchPredictor;

/**
 * Predicts rows in tiles of a fixed number of rows, the last one padded with zeros. A matrix
 * product may round differently for another number of rows; with the tile fixed, a row's outputs do
 * not depend on which rows came with it, so batch inference in Spark and single rows without it
 * agree to the last bit.
 */
final class RowPredictor implements AutoCloseable {
  static final int TILE = 128;

  private final BatchPredictor predictor;
  private final int width;
  private final int outputWidth;
  private final float[] tile;
  private final float[] outputs;

  /**
   * @param layer dotted name of the layer whose output is taken; empty: the net's own
   * @param exampleShape shape of one row
   */
  RowPredictor(Module net, String layer, long[] exampleShape) {
    this.predictor = new BatchPredictor(net, layer, exampleShape);
    this.width = Math.toIntExact(Arrays.stream(exampleShape).reduce(1, Math::multiplyExact));
    this.outputWidth = predictor.outputWidth();
    this.tile = new float[Math.multiplyExact(TILE, width)];
    this.outputs = new float[Math.multiplyExact(TILE, outputWidth)];
  }

  /** Numbers that a row gets. */
  int outputWidth() {
    return outputWidth;
  }

  /** Where up to {@link #TILE} rows are put before they are predicted, row major. */
  float[] tile() {
    return tile;
  }

  /**
   * The outputs of the first {@code rows} rows of the tile, row major; good until the next call.
   */
  float[] predict(int rows) {
    Arrays.fill(tile, rows * width, tile.length, 0f);
    predictor.predict(tile, TILE, outputs);
    return outputs;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
