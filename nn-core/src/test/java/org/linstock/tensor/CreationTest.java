package org.linstock.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linstock.memory.DType;

/** Tensors from values, rules and random numbers. */
class CreationTest {
  @ParameterizedTest
  @EnumSource(DType.class)
  void ofOneValueInEveryType(DType dtype) {
    for (Tensor x : new Tensor[] {Tensor.ones(dtype, 2, 2), Tensor.full(dtype, 1, 2, 2)}) {
      assertEquals(dtype, x.dtype());
      assertArrayEquals(new double[] {1, 1, 1, 1}, x.toDoubleArray());
      assertArrayEquals(new double[4], x.zerosLike().toDoubleArray());
      assertEquals(dtype, x.zerosLike().dtype());
      assertEquals(dtype, x.emptyLike().dtype());
      assertArrayEquals(new long[] {2, 2}, x.emptyLike().shape());
      assertArrayEquals(x.toDoubleArray(), x.zerosLike().onesLike().toDoubleArray());
    }
    assertArrayEquals(new double[3], Tensor.zeros(dtype, 3).toDoubleArray());
    assertArrayEquals(new double[] {1, 0, 0, 0, 1, 0}, Tensor.eye(dtype, 2, 3).toDoubleArray());
    assertEquals(dtype, Tensor.empty(dtype, 2).dtype());
    assertEquals(1, Tensor.scalar(dtype, 1).item());
  }

  @Test
  void likeAnotherInAnotherType() {
    Tensor x = Tensor.zeros(2);
    assertEquals(DType.INT64, x.zerosLike(DType.INT64).dtype());
    assertEquals(DType.BOOL, x.onesLike(DType.BOOL).dtype());
    assertArrayEquals(new float[] {3, 3}, x.fullLike(3).toFloatArray());
    assertArrayEquals(new long[] {3, 3}, x.fullLike(DType.INT64, 3).toLongArray());
  }

  @Test
  void fromValues() {
    assertEquals(DType.FLOAT64, Tensor.of(new double[][] {{1, 2}, {3, 4}}).dtype());
    Tensor ints = Tensor.of(new long[][] {{1, 2}, {3, Long.MAX_VALUE}});
    assertArrayEquals(new long[] {1, 2, 3, Long.MAX_VALUE}, ints.toLongArray());
    assertArrayEquals(new long[] {2, 2}, ints.shape());
    assertArrayEquals(new long[] {3, 1}, Tensor.ofInts(new long[] {1, 2, 3}, 3, 1).shape());
    assertArrayEquals(new long[] {1, 0}, Tensor.ofBools(true, false).toLongArray());
    Tensor truth = Tensor.ofBools(new boolean[] {true, false}, 1, 2);
    assertArrayEquals(new long[] {1, 2}, truth.shape());
    assertEquals(DType.BOOL, truth.dtype());
  }

  @Test
  void rangesFollowPyTorch() {
    assertArrayEquals(new float[] {2, 3, 4}, Tensor.arange(2, 5).toFloatArray());
    assertArrayEquals(new float[] {1, 1.5f, 2}, Tensor.arange(1, 2.5, 0.5).toFloatArray());
    assertArrayEquals(new float[] {3, 1}, Tensor.arange(3, 0, -2).toFloatArray());
    assertArrayEquals(new long[] {0, 3, 6}, Tensor.arange(DType.INT64, 0, 7, 3).toLongArray());
    assertEquals(0, Tensor.arange(0).numel());
    assertArrayEquals(new float[] {-1, -.5f, 0, .5f, 1}, Tensor.linspace(-1, 1, 5).toFloatArray());
    assertArrayEquals(new float[] {4}, Tensor.linspace(4, 9, 1).toFloatArray());
    assertEquals(0, Tensor.linspace(0, 1, 0).numel());
    assertEquals(1, Tensor.linspace(DType.FLOAT64, 0, 1, 11).at(10));
    assertArrayEquals(new float[] {1, 0, 0, 1, 0, 0}, Tensor.eye(3, 2).toFloatArray());
  }

  @Test
  void aSeedGivesTheSameNumbersInAnyForm() {
    Generator.manualSeed(3);
    float[] drawn = Tensor.rand(5).toFloatArray();
    assertArrayEquals(drawn, Tensor.rand(new Generator(3), 5).toFloatArray());
    Generator.manualSeed(3);
    assertArrayEquals(drawn, Tensor.zeros(5).randLike().toFloatArray());
    assertArrayEquals(drawn, Tensor.zeros(5).randLike(new Generator(3)).toFloatArray());
    double[] normal = Tensor.randn(new Generator(3), DType.FLOAT64, 4).toDoubleArray();
    Tensor like = Tensor.zeros(DType.FLOAT64, 4).randnLike(new Generator(3));
    assertArrayEquals(normal, like.toDoubleArray());
    Generator.manualSeed(3);
    assertArrayEquals(normal, Tensor.randn(DType.FLOAT64, 4).toDoubleArray());
    assertEquals(DType.FLOAT64, Tensor.rand(DType.FLOAT64, 1).dtype());
    assertEquals(DType.FLOAT64, Tensor.zeros(DType.FLOAT64, 1).randnLike().dtype());
  }

  @Test
  void integersAreUniformAndPermutationsComplete() {
    long[] drawn = Tensor.randint(new Generator(1), -2, 3, 10_000).toLongArray();
    for (long v = -2; v < 3; v++) {
      long value = v;
      double share = Arrays.stream(drawn).filter(d -> d == value).count() / 10_000.0;
      assertEquals(0.2, share, 0.02);
    }
    assertEquals(10_000, drawn.length);
    assertArrayEquals(new long[] {2, 3}, Tensor.randint(0, 5, 2, 3).shape());
    long[] order = Tensor.randperm(new Generator(1), 100).toLongArray();
    assertTrue(!Arrays.equals(order, LongStream.range(0, 100).toArray()));
    assertArrayEquals(LongStream.range(0, 100).toArray(), Arrays.stream(order).sorted().toArray());
    assertEquals(7, Tensor.randperm(7).numel());
  }

  @Test
  void filledInPlaceByLaw() {
    Tensor x = Tensor.zeros(20_000);
    x.uniform_(-1, 3, new Generator(5));
    assertEquals(1, x.mean().item(), 0.03);
    assertEquals(16.0 / 12, x.var().item(), 0.03);
    assertTrue(x.min().item() >= -1 && x.max().item() < 3);
    x.normal_(2, 0.5, new Generator(5));
    assertEquals(2, x.mean().item(), 0.02);
    assertEquals(0.5, x.std().item(), 0.02);
    x.bernoulli_(0.25, new Generator(5));
    assertEquals(0.25, x.mean().item(), 0.02);
    Generator.manualSeed(5);
    double[] again = Tensor.zeros(3).uniform_(0, 1).normal_(0, 1).bernoulli_(0.5).toDoubleArray();
    Generator.manualSeed(5);
    assertArrayEquals(
        again, Tensor.zeros(3).uniform_(0, 1).normal_(0, 1).bernoulli_(0.5).toDoubleArray());
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertEquals(
        "arange: from 0.0 to 3.0 in steps of -1.0, expected a step that leads from start to end",
        message(() -> Tensor.arange(0, 3, -1)));
    assertTrue(message(() -> Tensor.arange(-1)).startsWith("arange: from 0.0 to -1.0"));
    assertTrue(message(() -> Tensor.arange(0, Double.NaN)).startsWith("arange: "));
    assertTrue(message(() -> Tensor.arange(0, 1, 0)).startsWith("arange: "));
    assertTrue(message(() -> Tensor.arange(DType.BOOL, 0, 2, 1)).startsWith("arange: type bool"));
    assertTrue(message(() -> Tensor.linspace(0, 1, -1)).startsWith("linspace: shape [-1]"));
    assertTrue(message(() -> Tensor.eye(-1)).startsWith("eye: shape [-1, -1]"));
    assertTrue(message(() -> Tensor.empty(-1)).startsWith("empty: shape [-1]"));
    assertTrue(message(() -> Tensor.rand(-1)).startsWith("rand: shape [-1]"));
    assertTrue(message(() -> Tensor.randperm(-1)).startsWith("randperm: shape [-1]"));
    assertEquals(
        "rand: type int64, expected a floating point type; for integers use randint",
        message(() -> Tensor.rand(DType.INT64, 2)));
    assertEquals(
        "randint: from 3 to 3 (exclusive), expected low < high",
        message(() -> Tensor.randint(3, 3, 1)));
    assertEquals(
        "ofInts: 3 values do not fill shape [2, 2]",
        message(() -> Tensor.ofInts(new long[3], 2, 2)));
    assertTrue(message(() -> Tensor.ofBools(new boolean[3], 2)).startsWith("ofBools: 3 values"));
    assertTrue(message(() -> Tensor.of(new long[][] {{1}, {}})).startsWith("of: row 1 has 0"));
    assertTrue(message(() -> Tensor.of(new double[][] {{1}, {}})).startsWith("of: row 1 has 0"));
    assertEquals(
        "uniform_: from 1.0 to 0.0, expected from ≤ to",
        message(() -> Tensor.zeros(1).uniform_(1, 0)));
    assertTrue(message(() -> Tensor.zeros(1).normal_(0, -1)).startsWith("normal_: standard"));
    assertTrue(message(() -> Tensor.zeros(1).bernoulli_(2)).startsWith("bernoulli_: probability"));
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
