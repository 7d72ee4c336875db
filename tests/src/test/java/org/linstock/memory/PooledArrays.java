package org.linstock.memory;

/** What a profile may see of this thread's pool. */
public final class PooledArrays {
  private PooledArrays() {}

  /** The number of arrays that this thread's pool owns: it grows when a step takes a new one. */
  public static int count() {
    return ArrayPool.current().size();
  }
}
