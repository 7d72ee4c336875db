package org.linstock.spark.predict;

import java.io.Serializable;

/** Turns a net's outputs for one row into the columns that a model adds. */
public interface OutputColumns extends Serializable {
  /** How many columns are added. */
  int count();

  /**
   * Writes the columns of the row whose outputs start at {@code from} into {@code row}, from index
   * {@code at} on.
   */
  void fill(float[] outputs, int from, Object[] row, int at);
}
