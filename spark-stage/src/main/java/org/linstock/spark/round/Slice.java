package org.linstock.spark.round;

/**
 * A chunk of one vector of a partition's state after a round, or of the mean of all.
 *
 * @param weight of the examples behind it
 * @param floats see {@link FloatVector}; not to be written
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
record Slice(PieceKey key, double weight, byte[] floats) implements Piece {
  private static final long serialVersionUID = 1L;
}
