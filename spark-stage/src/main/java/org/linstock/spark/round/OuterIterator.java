package org.linstock.spark.round;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Takes the outer optimizer's step in a reducer: means in, the next state and its momentum out. */
final class OuterIterator implements Iterator<Piece> {
  /** The momentum is the last vector of an owned state, whatever slots come before it. */
  private static final int MOMENTUM_VECTOR = Integer.MAX_VALUE;

  private final OuterSpec spec;
  private final Iterator<Piece> means;
  private final Map<Integer, byte[]> parameters = new HashMap<>();
  private final Map<Integer, byte[]> momentum = new HashMap<>();
  private final Queue<Slice> velocities = new ArrayDeque<>();

  /**
   * @param old slices of the state before, of this reducer
   */
  OuterIterator(OuterSpec spec, Iterator<Slice> old, Iterator<Piece> means) {
    this.spec = spec;
    this.means = means;
    old.forEachRemaining(
        slice -> {
          if (slice.key().vector() == 0) {
            parameters.put(slice.key().chunk(), slice.floats());
          } else if (isMomentum(slice.key())) {
            momentum.put(slice.key().chunk(), slice.floats());
          }
        });
  }

  static PieceKey momentumKey(int chunk) {
    return new PieceKey(MOMENTUM_VECTOR, chunk, 0);
  }

  static boolean isMomentum(PieceKey key) {
    return key.vector() == MOMENTUM_VECTOR;
  }

  @Override
  public boolean hasNext() {
    return means.hasNext() || !velocities.isEmpty();
  }

  @Override
  public Piece next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more pieces");
    }
    if (!means.hasNext()) {
      return velocities.remove();
    }
    Piece piece = means.next();
    return piece instanceof Slice mean && mean.key().vector() == 0 ? step(mean) : piece;
  }

  private Slice step(Slice mean) {
    int chunk = mean.key().chunk();
    OuterStep step = OuterStep.of(spec, parameters.get(chunk), mean.floats(), momentum.get(chunk));
    velocities.add(Slice.of(momentumKey(chunk), mean.weight(), step.velocity()));
    return Slice.of(mean.key(), mean.weight(), step.next());
  }
}
