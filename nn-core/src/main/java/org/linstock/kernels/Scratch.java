package org.linstock.kernels;

import java.util.Arrays;

/**
 * A thread's small heap arrays. The JIT compiler vectorises loops over heap arrays but not over
 * off-heap memory, so the kernels stage a few thousand elements at a time through these, which stay
 * in the first-level cache.
 */
final class Scratch {
  /** Elements staged at a time. */
  static final int CHUNK = 2048;

  private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);

  private final float[][] arrays = new float[5][CHUNK];
  private final double[][] doubles = new double[4][0];
  private final int[][] bits = new int[2][CHUNK];
  private final Cursor[] cursors = {new Cursor(), new Cursor(), new Cursor()};
  private long[] longs = {};

  static Scratch current() {
    return CURRENT.get();
  }

  /** Array number {@code slot}, of {@link #CHUNK} elements or more. */
  float[] get(int slot) {
    return arrays[slot];
  }

  /** Zeros in double precision: array number {@code slot}, of at least {@code length} elements. */
  double[] zeros(int slot, int length) {
    if (doubles[slot].length < length) {
      doubles[slot] = new double[length];
    } else {
      Arrays.fill(doubles[slot], 0, length, 0);
    }
    return doubles[slot];
  }

  /** At least {@code length} whole numbers, of unknown content. */
  long[] longs(int length) {
    if (longs.length < length) {
      longs = new long[length];
    }
    return longs;
  }

  /** Pointer number {@code slot}. */
  Cursor cursor(int slot) {
    return cursors[slot];
  }

  /** Bits of floats: array number {@code slot}, of {@link #CHUNK} elements. */
  int[] bits(int slot) {
    return bits[slot];
  }

  /** Array number {@code slot}, of at least {@code length} elements. */
  float[] get(int slot, int length) {
    if (arrays[slot].length < length) {
      arrays[slot] = new float[length];
    }
    return arrays[slot];
  }
}
