package org.linstock.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Which type a result has when types meet, as in PyTorch. */
class PromotionTest {
  private static void both(Runnable test) {
    test.run();
    WithKernels.nd4j(test);
  }

  /** The last two columns: of two vectors, and of a vector with a scalar tensor. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT32, FLOAT32, FLOAT32, FLOAT32",
    "FLOAT32, FLOAT64, FLOAT64, FLOAT32",
    "FLOAT64, FLOAT32, FLOAT64, FLOAT64",
    "FLOAT32, INT64, FLOAT32, FLOAT32",
    "INT64, FLOAT32, FLOAT32, FLOAT32",
    "INT64, FLOAT64, FLOAT64, FLOAT64",
    "INT64, BOOL, INT64, INT64",
    "BOOL, INT64, INT64, INT64",
    "BOOL, FLOAT32, FLOAT32, FLOAT32",
    "BOOL, BOOL, BOOL, BOOL"
  })
  void typesThatMeet(DType a, DType b, DType vectors, DType withScalar) {
    assertEquals(vectors, Tensor.ones(a, 2).add(Tensor.ones(b, 2)).dtype());
    assertEquals(vectors, Tensor.ones(a).mul(Tensor.ones(b)).dtype());
    assertEquals(withScalar, Tensor.ones(a, 2).mul(Tensor.ones(b)).dtype());
    assertEquals(withScalar, Tensor.ones(b).mul(Tensor.ones(a, 2)).dtype());
    assertEquals(
        withScalar, Tensor.where(Tensor.ofBools(true), Tensor.ones(a, 2), Tensor.ones(b)).dtype());
  }

  @Test
  void numbersPromoteOnlyWhatCannotHoldThem() {
    assertEquals(DType.FLOAT32, Tensor.ones(2).add(0.1).dtype());
    assertEquals(DType.FLOAT64, Tensor.ones(DType.FLOAT64, 2).mul(2).dtype());
    assertEquals(DType.INT64, Tensor.ofInts(1).add(1).dtype());
    assertEquals(DType.FLOAT32, Tensor.ofInts(1).add(1.5).dtype());
    assertEquals(DType.FLOAT32, Tensor.ofInts(1).clamp(0.5, 2).dtype());
    assertEquals(DType.INT64, Tensor.ofInts(1).clampMin(Double.NEGATIVE_INFINITY).dtype());
    assertEquals(DType.INT64, Tensor.ofBools(true).add(1).dtype());
    assertEquals(DType.FLOAT32, Tensor.ofBools(true).mul(0.5).dtype());
    assertEquals(DType.FLOAT32, Tensor.ofInts(1).div(1).dtype());
    assertEquals(DType.FLOAT32, Tensor.ofBools(true).div(2).dtype());
  }

  @Test
  void integersStayExact() {
    both(
        () -> {
          long big = (1L << 53) + 1;
          Tensor x = Tensor.ofInts(big, -7, 7, 0);
          assertArrayEquals(new long[] {big + 1, -6, 8, 1}, x.add(1).toLongArray());
          assertArrayEquals(new long[] {2 * big, -14, 14, 0}, x.add(x).toLongArray());
          assertArrayEquals(new long[] {big / 3, -3, 2, 0}, x.floorDivide(3).toLongArray());
          assertArrayEquals(new long[] {big % 3, 2, 1, 0}, x.remainder(3).toLongArray());
          assertArrayEquals(new long[] {big % 3, -1, 1, 0}, x.fmod(3).toLongArray());
          assertEquals(big, x.sum().toLongArray()[0]);
          assertEquals(big, x.amax(0).toLongArray()[0]);
          assertArrayEquals(new long[] {1, 1, 1, 1}, x.ne((double) (big - 1)).toLongArray());
          assertArrayEquals(new long[] {-big, 7, -7, 0}, x.neg().toLongArray());
          Tensor condition = Tensor.ofBools(true, false, true, false);
          assertArrayEquals(new long[] {big, 5, 7, 5}, Tensor.where(condition, x, 5).toLongArray());
          Tensor view = Tensor.ofInts(new long[] {1, 2, 3, 4}, 2, 2).t();
          assertArrayEquals(new long[] {2, 6, 3, 7}, view.add(Tensor.ofInts(1, 3)).toLongArray());
        });
  }

  @Test
  void functionsOfRealNumbersTakeIntegersAsFloats() {
    both(
        () -> {
          Tensor y = Tensor.ofInts(1, 4).sqrt();
          assertEquals(DType.FLOAT32, y.dtype());
          assertArrayEquals(new float[] {1, 2}, y.toFloatArray());
          assertEquals(DType.FLOAT32, Tensor.ofBools(true).exp().dtype());
          assertEquals(DType.INT64, Tensor.ofInts(3).floor().dtype());
          assertArrayEquals(new long[] {1, 0}, Tensor.ofInts(1, 2).lt(1.5).toLongArray());
        });
  }

  @Test
  void gradientsHaveTheTypeOfTheirInput() {
    Tensor x = Tensor.of(new float[] {1, 2}).requiresGrad_(true);
    Tensor y = Tensor.of(new double[] {3, 4}).requiresGrad_(true);
    x.mul(y).sum().backward();
    assertEquals(DType.FLOAT32, x.grad().dtype());
    assertEquals(DType.FLOAT64, y.grad().dtype());
    assertArrayEquals(new float[] {3, 4}, x.grad().toFloatArray());
    Tensor z = Tensor.of(new float[] {1, 2}).requiresGrad_(true);
    z.mul(Tensor.ofInts(5, 6)).sum().backward();
    assertArrayEquals(new float[] {5, 6}, z.grad().toFloatArray());
  }

  @Test
  void inPlaceTheResultMustFit() {
    assertEquals(
        "add_: a result of float32 does not fit into a tensor of int64; use the form without the underscore, or convert the tensor with to(float32)",
        message(() -> Tensor.ofInts(1).add_(Tensor.ones(1))));
    assertTrue(message(() -> Tensor.ofInts(1).add_(1.5)).startsWith("add_: a result of float32"));
    assertTrue(message(() -> Tensor.ofInts(2).div_(2)).startsWith("div_: a result of float32"));
    assertTrue(message(() -> Tensor.ofBools(true).mul_(2)).startsWith("mul_: a result of int64"));
    assertTrue(message(() -> Tensor.ofInts(2).exp_()).startsWith("exp_: a result of float32"));
    assertTrue(message(() -> Tensor.ofInts(2).sin_()).startsWith("sin_: a result of float32"));
    assertTrue(message(() -> Tensor.ofInts(2).uniform_(0, 1)).startsWith("uniform_: a tensor of"));
  }

  @Test
  void inPlaceLowerTypesAndNarrowFloatsAreTaken() {
    both(
        () -> {
          Tensor x = Tensor.ones(2);
          x.add_(Tensor.ofInts(1, 2)).mul_(Tensor.of(new double[] {2, 3}));
          x.add_(Tensor.ofBools(true, false));
          assertEquals(DType.FLOAT32, x.dtype());
          assertArrayEquals(new float[] {5, 9}, x.toFloatArray());
          Tensor n = Tensor.ofInts(5, -5).add_(3).mul_(Tensor.ofBools(true, false)).sub_(2);
          assertArrayEquals(new long[] {6, -2}, n.toLongArray());
          assertArrayEquals(new long[] {36, 4}, n.pow_(2).toLongArray());
          assertArrayEquals(new long[] {10, 4}, n.clamp_(0, 10).toLongArray());
          assertArrayEquals(new long[] {-10, -4}, n.neg_().toLongArray());
        });
  }

  @Test
  void truthValuesAreNoNumbers() {
    Tensor x = Tensor.ofBools(true, false);
    assertTrue(message(() -> x.neg()).startsWith("neg: a tensor of bool, expected numbers"));
    assertTrue(message(() -> x.sub(x)).startsWith("sub: a tensor of bool"));
    assertTrue(message(() -> x.sub(1)).startsWith("sub: a tensor of bool"));
    assertTrue(message(() -> x.sub_(x)).startsWith("sub: a tensor of bool"));
    assertTrue(message(() -> x.abs()).startsWith("abs: a tensor of bool"));
    assertTrue(message(() -> x.sign()).startsWith("sign: a tensor of bool"));
    assertTrue(message(() -> x.floor()).startsWith("floor: a tensor of bool"));
    assertTrue(message(() -> x.clamp(0, 1)).startsWith("clamp: a tensor of bool"));
    assertTrue(message(() -> x.remainder(x)).startsWith("remainder: a tensor of bool"));
    assertTrue(message(() -> x.floorDivide(x)).startsWith("floor_divide: a tensor of bool"));
    assertTrue(message(() -> x.mean()).startsWith("mean: a tensor of bool"));
  }

  @Test
  void wrongTypesAreNamed() {
    Tensor n = Tensor.ofInts(1, 2);
    assertTrue(message(() -> n.mean()).startsWith("mean: a tensor of int64, expected a floating"));
    assertTrue(message(() -> n.var()).startsWith("var: a tensor of int64"));
    assertTrue(message(() -> n.std(0)).startsWith("std: a tensor of int64"));
    assertTrue(message(() -> n.norm()).startsWith("norm: a tensor of int64"));
    assertEquals(
        "where: a condition of int64, expected bool; compare, or convert it with to(bool)",
        message(() -> Tensor.where(n, n, n)));
  }

  @Test
  void integersHaveNoInverse() {
    ArithmeticException zero =
        assertThrows(ArithmeticException.class, () -> Tensor.ofInts(1).floorDivide(0));
    assertEquals(
        "floor_divide: an int64 divisor is 0; convert to float32, where that gives inf or NaN",
        zero.getMessage());
    assertThrows(ArithmeticException.class, () -> Tensor.ofInts(1).remainder(Tensor.ofInts(0)));
    ArithmeticException negative =
        assertThrows(ArithmeticException.class, () -> Tensor.ofInts(2).pow(-1));
    assertEquals("pow: int64 to the negative power -1; convert to float32", negative.getMessage());
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
