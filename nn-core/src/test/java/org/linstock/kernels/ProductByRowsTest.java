package org.linstock.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/** Products eight rows at a time, which only some processors need, on all of them. */
class ProductByRowsTest {
  private static final int ROWS = 24;
  private static final int INNER = 33;
  private static final int COLUMNS = 17;
  private static final int BLOCK = 8;

  private final Random random = new Random(1);

  private NdArray array(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    NdArray array = Allocator.allocate(DType.FLOAT32, rows, columns);
    ArrayIo.set(array, values);
    return array;
  }

  private NdArray factor(int rows, int columns, boolean transposed) {
    return transposed ? array(columns, rows) : array(rows, columns);
  }

  private static float[] floats(NdArray array) {
    float[] values = new float[(int) array.length()];
    ArrayIo.get(array, values);
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, 0",
    "false, true, 0",
    "true, false, 0",
    "true, true, 0",
    "false, true, 1"
  })
  void asAWhole(boolean transposeA, boolean transposeB, float beta) {
    NdArray a = factor(ROWS, INNER, transposeA);
    NdArray b = factor(INNER, COLUMNS, transposeB);
    NdArray whole = array(ROWS, COLUMNS);
    NdArray byRows = Allocator.allocate(DType.FLOAT32, ROWS, COLUMNS);
    Kernels.get().copy(whole, byRows);
    Blas.gemm(a, transposeA, b, transposeB, beta, whole);
    Blas.sgemm(a, transposeA, b, transposeB, beta, byRows, BLOCK);
    assertArrayEquals(floats(whole), floats(byRows), 1e-4f);
  }

  /** A matrix in the middle of a larger one, and one that lies transposed. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void ofViews(boolean transposed) {
    NdArray large = array(60, 60);
    long[] strides = transposed ? new long[] {1, 60} : new long[] {60, 1};
    NdArray a = large.view(61, new long[] {ROWS, INNER}, strides);
    NdArray b = array(INNER, COLUMNS);
    NdArray whole = array(ROWS, COLUMNS);
    NdArray byRows = array(ROWS, COLUMNS);
    Blas.gemm(a, false, b, false, 0, whole);
    Blas.sgemm(a, false, b, false, 0, byRows, BLOCK);
    assertArrayEquals(floats(whole), floats(byRows), 1e-4f);
  }

  @ParameterizedTest
  @CsvSource({"8", "96", "7", "1"})
  void otherNumbersOfRowsStayWhole(int rows) {
    try (AlikeRows alike = AlikeRows.enter()) {
      boolean made = !Kernels.get().rowsAreAlike() && rows % BLOCK == 0;
      assertEquals(made ? BLOCK : rows, AlikeRows.block(rows));
    }
    assertEquals(rows, AlikeRows.block(rows));
  }
}
