package org.linstock.memory;

/**
 * Pooled memory that threads use in turn, one at a time, where otherwise each thread would keep a
 * pool of its own.
 *
 * <pre>{@code
 * try (MemoryPool.Turn turn = pool.enter();
 *     Scope scope = Scope.open()) {
 *   net.forward(x);
 * }
 * }</pre>
 */
public final class MemoryPool implements AutoCloseable {
  private final ArrayPool pool = new ArrayPool();

  /**
   * The scopes that this thread opens from now on take from this pool, until the result is closed.
   */
  public Turn enter() {
    return new Turn(pool.replaceCurrent());
  }

  /** Gives the memory back to the system. No thread may be using it. */
  @Override
  public void close() {
    try (Turn turn = enter()) {
      Scope.releaseThreadMemory();
    }
  }

  /** A thread's use of a pool. */
  public static final class Turn implements AutoCloseable {
    private final ArrayPool before;

    private Turn(ArrayPool before) {
      this.before = before;
    }

    @Override
    public void close() {
      before.replaceCurrent();
    }
  }
}
