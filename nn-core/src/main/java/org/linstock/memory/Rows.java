package org.linstock.memory;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Copies chosen rows (positions of the first dimension) of an array into a batch. */
public final class Rows {
  private static final long PIECE = 1 << 16;

  private Rows() {}

  /**
   * {@code z[i] = x[rows[i]]}.
   *
   * @param x contiguous, [n, …]
   * @param rows each in [0, n)
   * @param z contiguous, [rows.length, …] of the same type
   */
  public static void gather(NdArray x, int[] rows, NdArray z) {
    check(x, rows, z);
    long size = x.length() / Math.max(1, x.shape()[0]);
    if (size == 0) {
      return;
    }
    if (!x.isDirect() || !z.isDirect()) {
      gatherBytes(x, rows, z, size);
      return;
    }
    for (int i = 0; i < rows.length; i++) {
      int from = (int) (x.start() + rows[i] * size);
      int to = (int) (z.start() + i * size);
      switch (x.dtype()) {
        case FLOAT32 -> z.floats().put(to, x.floats(), from, (int) size);
        case FLOAT64 -> z.doubles().put(to, x.doubles(), from, (int) size);
        case INT64 -> z.longs().put(to, x.longs(), from, (int) size);
        case BOOL -> z.bytes().put(to, x.bytes(), from, (int) size);
      }
    }
  }

  /** For arrays that Java's buffers do not reach: on a GPU, and above 2 GB. */
  static void gatherBytes(NdArray x, int[] rows, NdArray z, long size) {
    ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, size) * x.dtype().bytes());
    for (int i = 0; i < rows.length; i++) {
      for (long at = 0; at < size; at += PIECE) {
        piece.clear().limit((int) Math.min(PIECE, size - at) * x.dtype().bytes());
        ArrayBytes.read(x, rows[i] * size + at, piece);
        ArrayBytes.write(z, i * size + at, piece.flip());
      }
    }
  }

  private static void check(NdArray x, int[] rows, NdArray z) {
    boolean fits = x.rank() > 0 && x.isContiguous() && z.isContiguous() && x.dtype() == z.dtype();
    if (fits) {
      long[] expected = x.shape().clone();
      expected[0] = rows.length;
      fits = Arrays.equals(expected, z.shape());
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "gather: %d rows of a %s array %s do not make a %s array %s"
              .formatted(
                  rows.length,
                  x.dtype(),
                  Arrays.toString(x.shape()),
                  z.dtype(),
                  Arrays.toString(z.shape())));
    }
    for (int row : rows) {
      if (row < 0 || row >= x.shape()[0]) {
        throw new IndexOutOfBoundsException(
            "gather: row %d of an array of %d".formatted(row, x.shape()[0]));
      }
    }
  }
}
