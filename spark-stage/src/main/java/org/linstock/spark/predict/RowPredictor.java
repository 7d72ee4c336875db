package org.linstock.spark.predict;

import java.util.Arrays;
import org.linstock.kernels.AlikeRows;
import org.linstock.nn.Module;
import org.linstock.train.BatchPredictor;

/**
 * Predicts rows in tiles of a fixed number of rows, the last one padded with zeros. A matrix
 * product may round differently for another number of rows, or in another place among them; with
 * the tile fixed and {@link AlikeRows}, a row's outputs do not depend on which rows came with it,
 * so batch inference in Spark and single rows without it agree to the last bit.
 */
final class RowPredictor implements AutoCloseable {
  /**
   * Divides by the 12 and the 8 rows that OpenBLAS's kernels take at a time. From 128 on, products
   * with few outputs are made in another way than those of a few rows, see {@link TileTrial}.
   */
  static final int TILE = 96;

  private final BatchPredictor predictor;
  private final int rows;
  private final int width;
  private final int outputWidth;
  private final float[] tile;
  private final float[] outputs;

  /**
   * @param layer dotted name of the layer whose output is taken; empty: the net's own
   * @param exampleShape shape of one row
   * @param rows of a tile: {@link #TILE}, or what a {@link TileTrial} found
   */
  RowPredictor(Module net, String layer, long[] exampleShape, int rows) {
    this.rows = rows;
    this.predictor = new BatchPredictor(net, layer, exampleShape);
    this.width = Math.toIntExact(Arrays.stream(exampleShape).reduce(1, Math::multiplyExact));
    this.outputWidth = predictor.outputWidth();
    this.tile = new float[Math.multiplyExact(rows, width)];
    this.outputs = new float[Math.multiplyExact(rows, outputWidth)];
  }

  /** Numbers that a row gets. */
  int outputWidth() {
    return outputWidth;
  }

  /** Where up to as many rows as the tile has are put before they are predicted, row major. */
  float[] tile() {
    return tile;
  }

  /**
   * The outputs of the first {@code count} rows of the tile, row major; good until the next call.
   */
  float[] predict(int count) {
    Arrays.fill(tile, count * width, tile.length, 0f);
    try (AlikeRows alike = AlikeRows.enter()) {
      predictor.predict(tile, rows, outputs);
    }
    return outputs;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
