package org.linstock.memory;

import java.util.Arrays;

/**
 * How many bytes this thread's new arrays may take, all together, until it is closed. For sizes
 * that come from a file: an array beyond the limit is refused before any memory is taken.
 */
public final class MemoryLimit implements AutoCloseable {
  /** What an array costs beside its elements; so many empty ones are bounded too. */
  private static final long OVERHEAD = 256;

  private static final ThreadLocal<MemoryLimit> CURRENT = new ThreadLocal<>();

  private final MemoryLimit outer;
  private final long bytes;
  private long left;

  private MemoryLimit(MemoryLimit outer, long bytes) {
    this.outer = outer;
    this.bytes = bytes;
    this.left = bytes;
  }

  /** Sets a limit for this thread; the one that was there is back when this one is closed. */
  public static MemoryLimit enter(long bytes) {
    MemoryLimit limit = new MemoryLimit(CURRENT.get(), bytes);
    CURRENT.set(limit);
    return limit;
  }

  /**
   * Counts an array that is about to be made.
   *
   * @throws IllegalArgumentException if it goes beyond the limit
   */
  static void charge(DType dtype, long[] shape) {
    MemoryLimit limit = CURRENT.get();
    if (limit != null) {
      limit.take(dtype, shape);
    }
  }

  private void take(DType dtype, long[] shape) {
    double size =
        OVERHEAD + dtype.bytes() * Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (size > left) {
      throw new IllegalArgumentException(
          "an array of shape %s makes it more than the %d bytes that are allowed here"
              .formatted(Arrays.toString(shape), bytes));
    }
    left -= (long) size;
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
