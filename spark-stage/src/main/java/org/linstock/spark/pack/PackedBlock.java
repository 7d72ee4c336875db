package org.linstock.spark.pack;

import java.io.Serializable;

/**
 * Some of a partition's examples, all for training or all for validation, packed as floats. The
 * arrays are read, never written, once the block is built.
 */
public final class PackedBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean validation;
  private final int rows;
  private final float[] features;
  private final float[] targets;
  private final float[] weights;
  private final long skippedRows;
  private final long contentHash;

  PackedBlock(
      boolean validation,
      int rows,
      float[] features,
      float[] targets,
      float[] weights,
      long skippedRows,
      long contentHash) {
    this.validation = validation;
    this.rows = rows;
    this.features = features;
    this.targets = targets;
    this.weights = weights;
    this.skippedRows = skippedRows;
    this.contentHash = contentHash;
  }

  /** Whether the examples are for validation, not for training. */
  public boolean validation() {
    return validation;
  }

  /** Number of examples. */
  public int rows() {
    return rows;
  }

  /** {@code rows × width} features, row major. */
  public float[] features() {
    return features;
  }

  /** {@code rows × targets} labels, row major; classes as floats. */
  public float[] targets() {
    return targets;
  }

  /** One weight an example, or null when every example weighs 1. */
  public float[] weights() {
    return weights;
  }

  /** Sum of the examples' weights. */
  public double totalWeight() {
    return weights == null ? rows : sum(weights);
  }

  /** Adds each example's weight to that of its class; labels must be classes when there are any. */
  void addClassWeights(double[] sums) {
    for (int r = 0; sums.length > 0 && r < rows; r++) {
      sums[(int) targets[r]] += weights == null ? 1 : weights[r];
    }
  }

  /** Bad rows left out and counted in this block. */
  long skippedRows() {
    return skippedRows;
  }

  /** Hash of the keys of the examples, in order. */
  long contentHash() {
    return contentHash;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return sum;
  }
}
