package org.linstock.spark.round;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Of sorted pieces, the reports as they are and the mean of each slice; one slice at a time. */
final class MeanIterator implements Iterator<Piece> {
  private final Iterator<? extends Piece> pieces;
  private final SliceSum sum = new SliceSum();
  private Piece ahead;

  /**
   * @param pieces in the order of their keys
   */
  MeanIterator(Iterator<? extends Piece> pieces) {
    this.pieces = pieces;
    advance();
  }

  private void advance() {
    ahead = pieces.hasNext() ? pieces.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Piece next() {
    if (ahead == null) {
      throw new NoSuchElementException("no more pieces");
    }
    Piece piece = ahead;
    advance();
    return piece instanceof Slice slice ? mean(slice) : piece;
  }

  private Slice mean(Slice first) {
    sum.begin(first);
    while (ahead instanceof Slice slice && sum.takes(slice)) {
      sum.add(slice);
      advance();
    }
    return sum.mean();
  }
}
