package org.linstock.spark.round;

/**
 * A way to bring the partitions' results together. All give the same bits.
 *
 * <table>
 * <caption>What the driver takes in a round</caption>
 * <tr><th>path</th><th>states</th></tr>
 * <tr><td>COLLECT</td><td>one from each partition</td></tr>
 * <tr><td>SLICED</td><td>one</td></tr>
 * <tr><td>OWNED</td><td>none</td></tr>
 * </table>
 */
public enum ReducePath {
  /** The driver takes every partition's state and makes the mean: the least latency. */
  COLLECT,
  /** Reducers make the means of slices, which the driver takes and broadcasts. */
  SLICED,
  /** Reducers make the means of slices and keep them for the next round. */
  OWNED;

  /** Bytes of all partitions' states together above which the driver does not take them. */
  static final long COLLECT_BYTES = 64L << 20;

  /** The driver holds a state before a round, and the next; above this share of its heap, none. */
  private static final int HEAP_SHARE = 4;

  /**
   * The path for a param {@code aggregationDepth}: 1, 2, 3, or 0 for the one that fits.
   *
   * @param bytes of one partition's state
   * @param heap the driver's, in bytes
   */
  public static ReducePath of(int depth, int partitions, long bytes, long heap) {
    if (depth > 0) {
      return values()[depth - 1];
    }
    if (bytes > heap / HEAP_SHARE) {
      return OWNED;
    }
    return partitions * bytes <= COLLECT_BYTES ? COLLECT : SLICED;
  }
}
