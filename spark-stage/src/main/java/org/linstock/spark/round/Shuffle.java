package org.linstock.spark.round;

import org.linstock.tensor.Generator;

/**
 * The order in which a partition's examples are taken in an epoch: a function of seed, epoch and
 * partition alone.
 */
final class Shuffle {
  private Shuffle() {}

  /** A permutation of 0 … rows − 1, by Fisher and Yates. */
  static int[] order(int rows, long seed, int epoch, int partition) {
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    Generator random = new Generator(mix(mix(mix(seed) + epoch) + partition));
    for (int i = rows - 1; i > 0; i--) {
      int j = random.below(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    return order;
  }

  /** The seed of what a partition draws in a round, dropout for instance. */
  static long roundSeed(long seed, int round, int partition) {
    return mix(mix(mix(seed + 1) + round) + partition);
  }

  private static long mix(long z) {
    long m = z + 0x9E3779B97F4A7C15L;
    m = (m ^ (m >>> 30)) * 0xBF58476D1CE4E5B9L;
    m = (m ^ (m >>> 27)) * 0x94D049BB133111EBL;
    return m ^ (m >>> 31);
  }
}
