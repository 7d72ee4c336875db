package org.linstock.spark.round;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Takes a round's step in a reducer: means in, the next state out, and the outer optimizer's
 * momentum after it.
 */
final class StepIterator implements Iterator<Piece> {
  /** The momentum is the last vector of an owned state, whatever slots come before it. */
  private static final int MOMENTUM_VECTOR = Integer.MAX_VALUE;

  private final RoundStep step;
  private final Iterator<Piece> means;
  private final Map<PieceKey, byte[]> old = new HashMap<>();
  private final Queue<Slice> velocities = new ArrayDeque<>();

  /**
   * @param before slices of the state before, of this reducer
   */
  StepIterator(RoundStep step, Iterator<Slice> before, Iterator<Piece> means) {
    this.step = step;
    this.means = means;
    before.forEachRemaining(
        slice -> {
          if (needs(step, slice.key().vector())) {
            old.put(key(slice.key().vector(), slice.key().chunk()), slice.floats());
          }
        });
  }

  /** Whether the step needs what this vector was before the round. */
  static boolean needs(RoundStep step, int vector) {
    return step.addsChanges() || vector == 0 || vector == MOMENTUM_VECTOR;
  }

  static PieceKey momentumKey(int chunk) {
    return key(MOMENTUM_VECTOR, chunk);
  }

  static boolean isMomentum(PieceKey key) {
    return key.vector() == MOMENTUM_VECTOR;
  }

  private static PieceKey key(int vector, int chunk) {
    return new PieceKey(vector, chunk, 0);
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
    return piece instanceof Slice mean ? stepped(mean) : piece;
  }

  private Slice stepped(Slice mean) {
    int chunk = mean.key().chunk();
    byte[] from = old.get(key(mean.key().vector(), chunk));
    byte[] average = step.average(from, mean.floats());
    if (mean.key().vector() > 0 || !step.outer().active()) {
      return Slice.of(mean.key(), mean.weight(), average);
    }
    OuterStep outer = OuterStep.of(step.outer(), from, average, old.get(momentumKey(chunk)));
    velocities.add(Slice.of(momentumKey(chunk), mean.weight(), outer.velocity()));
    return Slice.of(mean.key(), mean.weight(), outer.next());
  }
}
