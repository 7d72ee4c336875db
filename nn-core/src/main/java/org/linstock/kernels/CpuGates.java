package org.linstock.kernels;

import org.linstock.memory.NdArray;

/**
 * The gates of a recurrent cell for some rows of a batch on the heap, each gate's numbers of all
 * these rows together: loops over one row of one gate would be too short to be vectorised well.
 */
final class CpuGates {
  private final int size;
  private final float[] row;
  private final float[] added;

  /** Gate after gate, the numbers of all rows. */
  final float[][] of;

  /**
   * Room for {@code rows(size)} rows.
   *
   * @param size numbers of a gate
   */
  CpuGates(int count, int size) {
    this.size = size;
    this.row = new float[count * size];
    this.added = new float[count * size];
    this.of = new float[count][rows(size) * size];
  }

  /** How many rows are taken at a time. */
  static int rows(int size) {
    return Math.max(1, Scratch.CHUNK / size);
  }

  /** Reads rows of a matrix whose columns are those of the gates. */
  void read(NdArray matrix, int first, int rows) {
    for (int r = 0; r < rows; r++) {
      matrix.floats().get(matrix.start() + (first + r) * row.length, row);
      split(r);
    }
  }

  /** Reads the sums of two matrices' rows and, unless it is null, of a row for all. */
  void readSum(NdArray x, NdArray y, float[] all, int first, int rows) {
    for (int r = 0; r < rows; r++) {
      x.floats().get(x.start() + (first + r) * row.length, row);
      y.floats().get(y.start() + (first + r) * row.length, added);
      if (all == null) {
        CpuBinary.add(row, added, row.length);
      } else {
        add(row, added, all, row.length);
      }
      split(r);
    }
  }

  private static void add(float[] a, float[] b, float[] c, int n) {
    for (int i = 0; i < n; i++) {
      a[i] += b[i] + c[i];
    }
  }

  private void split(int r) {
    for (int gate = 0; gate < of.length; gate++) {
      System.arraycopy(row, gate * size, of[gate], r * size, size);
    }
  }

  void write(NdArray matrix, int first, int rows) {
    for (int r = 0; r < rows; r++) {
      for (int gate = 0; gate < of.length; gate++) {
        System.arraycopy(of[gate], r * size, row, gate * size, size);
      }
      matrix.floats().put(matrix.start() + (first + r) * row.length, row);
    }
  }
}
