package org.linstock.memory;

/**
 * The life of one training step's or one prediction's arrays. Inside an open scope, allocations of
 * this thread come from its pool; on {@link #close} they go back, and a tensor made inside throws
 * when it is used afterwards.
 *
 * <pre>{@code
 * try (Scope step = Scope.open()) {
 *   loss.forward(net.forward(x), y).backward();
 *   optimizer.step();
 * }
 * }</pre>
 *
 * Outside any scope arrays are ordinary, garbage-collected ND4J arrays.
 */
public final class Scope implements AutoCloseable {
  private final ArrayPool pool;
  private final int depth;
  private boolean open = true;

  private Scope(ArrayPool pool) {
    this.pool = pool;
    this.depth = pool.enter();
  }

  /**
   * Opens a scope on this thread. Scopes nest; they must be closed in reverse order, by the same
   * thread.
   */
  public static Scope open() {
    return new Scope(ArrayPool.current());
  }

  /**
   * Gives this thread's pooled memory back to the system, at the end of a Spark task for example.
   */
  public static void releaseThreadMemory() {
    ArrayPool.current().release();
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    if (pool != ArrayPool.current()) {
      throw new IllegalStateException("scope: closed by another thread than opened it");
    }
    pool.exit(depth);
    open = false;
  }
}
