package org.linstock.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Generator;
import org.linstock.tensor.MaxResult;
import org.linstock.tensor.Tensor;

/** Ties, bounds, zeros, NaN and infinities, as PyTorch treats them. */
class KinksTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static void both(Runnable test) {
    test.run();
    WithKernels.nd4j(test);
  }

  private static void gradient(double[] expected, Function<Tensor, Tensor> op, double... values) {
    both(
        () -> {
          for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Tensor x = Tensor.of(values).to(dtype).requiresGrad_(true);
            op.apply(x).sum().backward();
            assertArrayEquals(expected, x.grad().toDoubleArray(), 1e-6);
          }
        });
  }

  private static void values(double[] expected, Function<Tensor, Tensor> op, double... values) {
    both(
        () -> {
          for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Tensor y = op.apply(Tensor.of(values).to(dtype));
            assertArrayEquals(expected, y.toDoubleArray(), 1e-6);
          }
        });
  }

  private static double[] all(double... values) {
    return values;
  }

  @Test
  void clampPassesTheGradientAtItsBounds() {
    gradient(all(0, 1, 1, 1, 0, 0), x -> x.clamp(-1, 1), -2, -1, 0, 1, 2, NAN);
    gradient(all(0, 1, 1), x -> x.clampMin(0), -1, 0, 1);
    gradient(all(1, 1, 0), x -> x.clampMax(0), -1, 0, 1);
    values(all(1, 1, 1), x -> x.clamp(2, 1), 0, 1.5, 3);
    values(all(NAN, 1, -1), x -> x.clamp(-1, 1), NAN, INF, -INF);
  }

  @Test
  void tiesShareTheGradient() {
    Tensor other = Tensor.of(new double[] {1, 2, 3});
    gradient(all(0, 0.5, 1), x -> x.maximum(other.to(x.dtype())), 0, 2, 4);
    gradient(all(1, 0.5, 0), x -> x.minimum(other.to(x.dtype())), 0, 2, 4);
    gradient(all(0.5, 0, 0.5), Tensor::max, 3, 1, 3);
    gradient(all(0, 1, 0), Tensor::min, 3, 1, 3);
    gradient(all(1 / 3., 1 / 3., 1 / 3.), x -> x.amax(0), 2, 2, 2);
    gradient(all(0, 1, 0), x -> x.max(0).values(), 1, 2, 2);
    gradient(all(1, 0, 0), x -> x.min(0).values(), 1, 1, 2);
    gradient(all(0.5, -0.5, 0), x -> x.norm(INF), 2, -2, 1);
  }

  @Test
  void slopesAtZero() {
    gradient(all(0, 0), Tensor::abs, 0, -0.0);
    gradient(all(0, 0), Tensor::norm, 0, 0);
    gradient(all(0, 1), x -> x.norm(1), 0, 2);
    gradient(all(0, 0), x -> x.norm(3), 0, 0);
    gradient(all(0, 0), Tensor::std, 2, 2);
    gradient(all(0, 0), x -> x.pow(0), 0, 2);
    gradient(all(0, 4), x -> x.pow(2), 0, 2);
    gradient(all(6, 0, 0), Tensor::prod, 0, 2, 3);
    gradient(all(0, 0, 0), Tensor::prod, 0, 0, 3);
    gradient(all(0, 0), x -> Tensor.pow(0, x), 0, 2);
    Tensor two = Tensor.of(new double[] {2, 0});
    gradient(all(0, 0), x -> x.pow(two.to(x.dtype())), 0, 0);
    gradient(
        all(0, Math.log(2) * 8), x -> Tensor.of(new double[] {0, 2}).to(x.dtype()).pow(x), 2, 3);
  }

  @Test
  void infinitiesInSumsOfExponentials() {
    values(all(INF), x -> x.logsumexp(0), 1, INF);
    values(all(-INF), x -> x.logsumexp(0), -INF, -INF);
    values(all(1 + Math.log(2) / 1000), x -> x.logsumexp(0).div(1000), 1000, 1000);
    gradient(all(0, 1), x -> x.logsumexp(0), -INF, 2);
    values(all(-INF, INF, 5), x -> x.logaddexp(x.fullLike(-INF)), -INF, INF, 5);
    values(all(INF), x -> x.logaddexp(x), INF);
  }

  @Test
  void notANumberIsBothLargestAndSmallest() {
    values(all(NAN), Tensor::max, 1, NAN, 2);
    values(all(NAN), Tensor::min, 1, NAN, 2);
    values(all(1), x -> x.argmax().toDouble(), 1, NAN, NAN);
    values(all(1), x -> x.argmin().toDouble(), 1, NAN, 0);
    values(all(NAN, NAN), x -> x.maximum(x.onesLike().mul(NAN)), 1, NAN);
    values(all(NAN, 2), x -> x.minimum(x.fullLike(2)), NAN, 3);
    values(all(0, 1, -1, 0), Tensor::sign, NAN, INF, -INF, -0.0);
    values(all(0, 1, 1), x -> x.ne(x).logicalNot().toDouble(), NAN, 0, INF);
  }

  @Test
  void specialValuesOfFunctions() {
    values(all(NAN, INF, -INF), Tensor::floor, NAN, INF, -INF);
    values(all(-2, 2, 0, -0.0), Tensor::round, -2.5, 2.5, 0.5, -0.5);
    values(all(-1, NAN, INF), Tensor::expm1, -INF, NAN, INF);
    values(all(-INF, NAN, INF), Tensor::log1p, -1, -2, INF);
    values(all(-INF, NAN, 3), Tensor::log2, 0, -1, 8);
    values(all(INF, 0, NAN), Tensor::rsqrt, 0, INF, -1);
    values(all(1, 1, -1, NAN), Tensor::erf, 6, INF, -INF, NAN);
    values(all(NAN, 2, 0), Tensor::acos, 2, Math.cos(2), 1);
    values(all(1, 1, 1), x -> x.pow(0), NAN, INF, 0);
    values(all(1, 1, 1), x -> Tensor.pow(1, x), NAN, INF, 3);
  }

  @Test
  void remaindersTakeTheSignOfTheDivisorOrOfTheNumber() {
    values(
        all(1, -2, 0),
        x -> x.remainder(Tensor.of(new double[] {3, -3, 3}).to(x.dtype())),
        -5,
        4,
        6);
    values(all(-2, 1, 0), x -> x.fmod(Tensor.of(new double[] {3, -3, 3}).to(x.dtype())), -5, 4, 6);
    values(
        all(-2, -2, 2),
        x -> x.floorDivide(Tensor.of(new double[] {3, -3, 3}).to(x.dtype())),
        -5,
        4,
        6);
    values(all(INF, -INF, NAN), x -> x.floorDivide(0), 1, -1, 0);
    values(all(NAN, NAN), x -> x.remainder(0), 1, 0);
  }

  @Test
  void closeAndEqual() {
    Tensor x = Tensor.of(new double[] {1, INF, NAN});
    assertArrayEquals(new long[] {1, 1, 0}, x.isclose(x).toLongArray());
    assertTrue(x.allclose(x.add(1e-7), 1e-5, 1e-8, true));
    assertFalse(x.allclose(x));
    assertFalse(Tensor.ones(2).allclose(Tensor.of(new float[] {1, 1.1f})));
    assertArrayEquals(
        new long[] {0, 0},
        Tensor.of(new double[] {1, INF}).isclose(Tensor.full(-INF, 2)).toLongArray());
    assertTrue(Tensor.ones(2).equal(Tensor.ofInts(1, 1)));
    assertFalse(Tensor.ones(2).equal(Tensor.ones(2, 1)));
    assertFalse(x.equal(x));
    assertTrue(Tensor.ofBools(true).allclose(Tensor.ofBools(true)));
  }

  @Test
  void maximaCarryTheirPositions() {
    both(
        () -> {
          Tensor x = Tensor.of(new float[] {1, 5, 5, 7, 0, 2}, 2, 3);
          MaxResult rows = x.max(1);
          assertArrayEquals(new float[] {5, 7}, rows.values().toFloatArray());
          assertArrayEquals(new long[] {1, 0}, rows.indices().toLongArray());
          MaxResult columns = x.t().min(true, 1);
          assertArrayEquals(new long[] {3, 1}, columns.values().shape());
          assertArrayEquals(new long[] {0, 1, 1}, columns.indices().toLongArray());
          assertEquals(3, x.argmax().item());
          assertEquals(4, x.argmin().item());
        });
  }

  @Test
  void emptyReductions() {
    both(
        () -> {
          Tensor x = Tensor.zeros(0, 3);
          assertEquals(1, x.prod().item());
          assertArrayEquals(new float[] {1, 1, 1}, x.prod(0).toFloatArray());
          assertTrue(Double.isNaN(x.var().item()));
          assertTrue(Double.isNaN(Tensor.ones(1).std().item()));
          assertEquals(0, Tensor.ones(1).var(0, false).item());
          assertEquals(0, x.norm().item());
          assertEquals(-INF, x.logsumexp(false).item());
          assertEquals(0, x.any().item());
          assertEquals(1, x.all().item());
          assertArrayEquals(new long[] {0}, x.amax(1).shape());
          assertArrayEquals(new long[] {0}, x.max(1).values().shape());
        });
  }

  @Test
  void wrongReductionsAreNamed() {
    Tensor x = Tensor.zeros(2, 0);
    assertEquals(
        "max: got shape [2, 0], expected at least one element along each folded dimension",
        message(x::max));
    assertTrue(message(() -> x.amin(1)).startsWith("amin: got shape [2, 0]"));
    assertTrue(message(() -> x.argmin()).startsWith("argmin: got shape [0]"));
    assertTrue(message(() -> x.max(1)).startsWith("argmax: got shape [2, 0]"));
    assertEquals(
        "sum: got shape [2, 0], expected each dimension once; got [0, -2]",
        message(() -> x.sum(false, 0, -2)));
    assertTrue(message(() -> x.var(2)).startsWith("var: dimension 2 of a tensor of rank 2"));
    assertTrue(message(() -> x.norm(NAN)).startsWith("norm: order p is NaN"));
  }

  @Test
  void longSumsKeepTheirDigits() {
    both(
        () -> {
          Tensor x = Tensor.rand(new Generator(1), 200_000, 5);
          double[] expected = x.toDouble().sum(0).toDoubleArray();
          for (Tensor sums : new Tensor[] {x.sum(0), x.t().contiguous().sum(1), x.t().sum(1)}) {
            double[] got = sums.toDoubleArray();
            for (int i = 0; i < 5; i++) {
              assertEquals(1, got[i] / expected[i], 1e-6);
            }
          }
          Tensor shifted = x.add(1000);
          assertEquals(1, shifted.var().item() / shifted.toDouble().var().item(), 1e-5);
        });
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
