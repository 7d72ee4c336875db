package org.linstock.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * The life of a net in a Spark task: what this thread allocates while an arena is open and no
 * {@link Scope} is, such as parameters, gradients and optimizer state, is freed when the arena
 * closes, without waiting for the garbage collector, which does not see how large native memory is.
 * Tensors made meanwhile throw when they are used afterwards.
 *
 * <pre>{@code
 * try (Arena arena = Arena.open()) {
 *   Module net = Architecture.fromJson(json);
 *   …
 * }
 * }</pre>
 */
public final class Arena implements AutoCloseable {
  private static final ThreadLocal<Arena> CURRENT = new ThreadLocal<>();

  private final Arena outer = CURRENT.get();
  private final List<NdArray> arrays = new ArrayList<>();
  private boolean open = true;

  private Arena() {}

  /** Opens an arena on this thread. Arenas nest; the innermost one takes what is allocated. */
  public static Arena open() {
    Arena arena = new Arena();
    CURRENT.set(arena);
    return arena;
  }

  /** Hands an array to this thread's arena, if there is one. */
  static NdArray own(NdArray array) {
    Arena arena = CURRENT.get();
    if (arena != null && array.length() > 0) {
      arena.arrays.add(array);
    }
    return array;
  }

  /** Frees the arrays; again, it does nothing. */
  @Override
  public void close() {
    if (!open) {
      return;
    }
    if (CURRENT.get() != this) {
      throw new IllegalStateException(
          "arena: closed by another thread, or before one that was opened inside it");
    }
    open = false;
    CURRENT.set(outer);
    arrays.forEach(NdArray::free);
    arrays.clear();
  }
}
