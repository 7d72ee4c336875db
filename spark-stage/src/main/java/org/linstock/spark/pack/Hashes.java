package org.linstock.spark.pack;

/** Order-sensitive combination of 64-bit hashes. */
final class Hashes {
  private Hashes() {}

  /**
   * The hash of the sequence so far, {@code hash}, followed by {@code next} (SplitMix64's
   * finaliser).
   */
  static long chain(long hash, long next) {
    long z = hash * 31 + next + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
