package org.linstock.spark.round;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * What a partition sends: its report, and the slices of its state if that counts, which are still
 * in the net.
 */
final class PieceIterator implements Iterator<Piece> {
  private final PartReport report;
  private final SentState state;
  private final int slices;
  private int next = -1;

  PieceIterator(PartReport report, SentState state) {
    this.report = report;
    this.state = state;
    this.slices = report.counts() ? report.vectors().size() * state.chunks() : 0;
  }

  @Override
  public boolean hasNext() {
    return next < slices;
  }

  @Override
  public Piece next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more pieces of partition " + report.partition());
    }
    int index = next++;
    return index < 0 ? report : slice(index / state.chunks(), index % state.chunks());
  }

  private Slice slice(int vector, int chunk) {
    PieceKey key = new PieceKey(vector, chunk, report.partition());
    String name = report.vectors().get(vector);
    return new Slice(key, report.weight(), state.type(), () -> state.chunk(name, chunk));
  }
}
