package org.linstock.kernels;

/**
 * While one is open on this thread, a row of a float product gets the same bits whatever its place
 * and whatever rows come with it, where the number of rows is a multiple of 8.
 *
 * <p>Left alone, OpenBLAS's kernels for AVX2 (Haswell, Zen) add up some columns of rows 6 to 11 of
 * every 12 in another order than those of rows 0 to 5, and those of a last 8 in a third; the
 * kernels for AVX-512 treat all rows of a large product alike. Where a trial shows a difference,
 * products are made a few rows at a time, which takes two to three times as long.
 */
public final class AlikeRows implements AutoCloseable {
  private static final int BLOCK = 8;

  private static final ThreadLocal<boolean[]> ACTIVE =
      ThreadLocal.withInitial(() -> new boolean[1]);

  private final boolean[] active;
  private final boolean before;

  private AlikeRows(boolean[] active) {
    this.active = active;
    this.before = active[0];
    active[0] = areMade();
  }

  /** Makes rows alike on this thread until the result is closed. */
  public static AlikeRows enter() {
    return new AlikeRows(ACTIVE.get());
  }

  /** Whether they have to be made alike. */
  private static boolean areMade() {
    return !Kernels.get().rowsAreAlike();
  }

  /** The rows that a product of so many is to be made of at a time. */
  static int block(int rows) {
    return ACTIVE.get()[0] && rows % BLOCK == 0 ? BLOCK : rows;
  }

  @Override
  public void close() {
    active[0] = before;
  }
}
