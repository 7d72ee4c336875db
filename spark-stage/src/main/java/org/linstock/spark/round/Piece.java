package org.linstock.spark.round;

import java.io.Serializable;

/** What travels from the partitions of a round towards the driver. */
sealed interface Piece extends Serializable permits PartReport, Slice {
  /** Which piece it is. */
  PieceKey key();

  /** The same piece, with all that it stands for on the heap. */
  Piece read();
}
