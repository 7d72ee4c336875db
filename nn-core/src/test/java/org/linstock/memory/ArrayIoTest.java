package org.linstock.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements to the heap and back, through every type and every kind of view. */
class ArrayIoTest {
  private static NdArray matrix(DType dtype) {
    NdArray x = Allocator.allocate(dtype, 2, 3);
    ArrayIo.set(x, new long[] {0, 1, 0, 1, 1, 0});
    return x;
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryTypeAsEveryOther(DType dtype) {
    NdArray x = matrix(dtype);
    assertArrayEquals(new long[] {0, 1, 0, 1, 1, 0}, ArrayIo.toLongs(x));
    assertArrayEquals(new float[] {0, 1, 0, 1, 1, 0}, ArrayIo.toFloats(x));
    assertArrayEquals(new double[] {0, 1, 0, 1, 1, 0}, ArrayIo.toDoubles(x));
  }

  @ParameterizedTest
  @EnumSource
  void readsAndWritesViewsInRowMajorOrder(DType dtype) {
    NdArray x = matrix(dtype);
    NdArray transposed = x.view(0, new long[] {3, 2}, new long[] {1, 3});
    assertArrayEquals(new long[] {0, 1, 1, 1, 0, 0}, ArrayIo.toLongs(transposed));
    NdArray column = x.view(1, new long[] {2}, new long[] {3});
    ArrayIo.set(column, new float[] {0, 0});
    assertArrayEquals(new long[] {0, 0, 0, 1, 0, 0}, ArrayIo.toLongs(x));
    ArrayIo.set(transposed, new double[] {1, 0, 0, 1, 1, 0});
    assertArrayEquals(new long[] {1, 0, 1, 0, 1, 0}, ArrayIo.toLongs(x));
    ArrayIo.setAt(transposed, 1, 2, 1);
    assertEquals(1, ArrayIo.get(x, 1, 2));
  }

  @Test
  void keepsAllBitsOfIntegersAndDoubles() {
    long[] integers = {Long.MIN_VALUE, -1, (1L << 53) + 1, Long.MAX_VALUE};
    NdArray x = Allocator.allocate(DType.INT64, 2, 2);
    ArrayIo.set(x, integers);
    assertArrayEquals(integers, ArrayIo.toLongs(x));
    NdArray transposed = x.view(0, new long[] {2, 2}, new long[] {1, 2});
    assertEquals(integers[1], ArrayIo.toLongs(transposed)[2]);
    double[] doubles = {-0.0, Double.MIN_VALUE, Double.NaN, 0.1};
    NdArray y = Allocator.allocate(DType.FLOAT64, 4);
    ArrayIo.set(y, doubles);
    assertArrayEquals(doubles, ArrayIo.toDoubles(y));
  }

  @Test
  void refusesAnotherNumberOfValues() {
    assertEquals(
        "set: 5 values for shape [2, 3] of 6 elements",
        assertThrows(
                IllegalArgumentException.class,
                () -> ArrayIo.set(matrix(DType.FLOAT32), new float[5]))
            .getMessage());
  }
}
