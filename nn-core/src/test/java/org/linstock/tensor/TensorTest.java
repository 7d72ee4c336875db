package org.linstock.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;

/** Creation, values, comparison and conversion. */
class TensorTest {
  @Test
  void isMadeFromValues() {
    assertArrayEquals(new long[] {3}, Tensor.of(new float[] {1, 2, 3}).shape());
    assertArrayEquals(new long[] {2, 2}, Tensor.of(new float[][] {{1, 2}, {3, 4}}).shape());
    assertArrayEquals(new long[] {}, Tensor.scalar(3).shape());
    assertArrayEquals(new long[] {5, 7}, Tensor.ofInts(5, 7).toLongArray());
    assertArrayEquals(new float[] {1, 0, 0, 1}, Tensor.eye(2).toFloatArray());
    assertArrayEquals(new float[] {0, 1, 2}, Tensor.arange(3).toFloatArray());
    assertEquals(DType.FLOAT64, Tensor.of(new double[] {1}).dtype());
    assertEquals(3, Tensor.zeros(2, 3).size(-1));
  }

  @Test
  void refusesValuesThatDoNotFillTheShape() {
    assertEquals(
        "of: 3 values do not fill shape [2, 2]", message(() -> Tensor.of(new float[3], 2, 2)));
    assertEquals(
        "of: row 1 has 1 values, expected 2 as in row 0",
        message(() -> Tensor.of(new float[][] {{1, 2}, {3}})));
  }

  @Test
  void refusesNegativeAndOverflowingSizes() {
    assertTrue(message(() -> Tensor.zeros(-1)).contains("[-1]"));
    assertTrue(message(() -> Tensor.zeros(-2, -3)).contains("[-2, -3]"));
    assertTrue(message(() -> Tensor.randn(-2, -3)).contains("[-2, -3]"));
    assertTrue(message(() -> Tensor.of(new float[6], -2, -3)).contains("[-2, -3]"));
    assertTrue(message(() -> Tensor.zeros(1L << 40, 1L << 40)).contains("[1099511627776, "));
  }

  @Test
  void oneElementIsAnItem() {
    assertEquals(42, Tensor.full(42, 1, 1).item());
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> Tensor.zeros(2, 1).item());
    assertEquals(
        "item: a tensor of shape [2, 1] has 2 values, expected 1; reduce it first", e.getMessage());
  }

  @Test
  void readsAndSetsSingleElements() {
    Tensor x = Tensor.zeros(2, 3);
    x.t().set(5, 2, 1);
    assertEquals(5, x.at(1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> x.at(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> x.at(0));
    assertThrows(IndexOutOfBoundsException.class, () -> x.set(1, 0, -1));
  }

  @Test
  void comparesOnBothKernels() {
    compare();
    WithKernels.nd4j(TensorTest::compare);
  }

  private static void compare() {
    Tensor x = Tensor.of(new float[] {-1, 0, 1, 2, 3, 4}, 2, 3);
    assertArrayEquals(new long[] {0, 0, 0, 1, 1, 1}, x.gt(1).toLongArray());
    assertArrayEquals(new long[] {0, 1, 0, 1, 1, 1}, x.t().ge(1).toLongArray());
    assertArrayEquals(new long[] {1, 0, 1, 0}, x.slice(1, 0, 2).t().lt(1).reshape(4).toLongArray());
    assertArrayEquals(new long[] {1, 1, 0, 0}, x.slice(1, 1, 3).le(1).reshape(4).toLongArray());
    assertArrayEquals(
        new long[] {1, 1, 1}, x.t().get(1).expand(3, 2).t().get(0).eq(0).toLongArray());
    assertArrayEquals(new long[] {1, 0}, Tensor.ofInts(1, 2).eq(1).gt(0.5).toLongArray());
    assertEquals(DType.BOOL, x.eq(1).dtype());
    assertArrayEquals(new long[] {0, 1}, Tensor.ofInts(1, 2).eq(2).toLongArray());
  }

  @Test
  void countsTruthValues() {
    Tensor x = Tensor.of(new float[] {-1, 0, 1, 2, 3, 4}, 2, 3);
    assertEquals(3, x.gt(1).sum().item());
    assertEquals(DType.INT64, x.gt(1).sum().dtype());
    assertArrayEquals(new long[] {0, 3}, x.gt(1).sum(1).toLongArray());
  }

  @Test
  void convertsBetweenTypes() {
    Tensor x = Tensor.of(new float[] {0, 1.5f, -2.5f});
    assertArrayEquals(new long[] {0, 1, -2}, x.to(DType.INT64).toLongArray());
    assertArrayEquals(new double[] {0, 1.5, -2.5}, x.to(DType.FLOAT64).toDoubleArray());
    assertArrayEquals(new long[] {0, 1, 1}, x.to(DType.BOOL).toLongArray());
  }

  @Test
  void findsTheLargestElement() {
    Tensor x = Tensor.of(new float[] {1, 5, 5, Float.NaN, 9, 0}, 2, 3);
    assertArrayEquals(new long[] {1, 0}, x.argmax(1).toLongArray());
    assertArrayEquals(new long[] {1, 1, 0}, x.argmax(0).toLongArray());
    assertArrayEquals(new long[] {1, 0}, x.t().argmax(0).toLongArray());
    assertTrue(
        message(() -> Tensor.zeros(2, 0).argmax(1))
            .startsWith("argmax: got shape [2, 0], expected at least one element along"));
  }

  @Test
  void keepsNotANumberAndInfinities() {
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double v : values) {
      assertArrayEquals(new double[] {v, v}, Tensor.full(v, 2).toDoubleArray());
      assertArrayEquals(new double[] {v, v}, Tensor.zeros(2).add(v).toDoubleArray());
      Tensor doubles = Tensor.of(new double[] {0, 0});
      assertArrayEquals(new double[] {v, v}, doubles.add(v).toDoubleArray());
      assertArrayEquals(new double[] {v, v}, doubles.fill_(v).toDoubleArray());
    }
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
