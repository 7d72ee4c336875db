package org.linstock.memory;

/** What a test may see of this thread's pool. */
public final class Pools {
  private Pools() {}

  /** The number of arrays that this thread's pool owns, in use or not. */
  public static int size() {
    return ArrayPool.current().size();
  }
}
