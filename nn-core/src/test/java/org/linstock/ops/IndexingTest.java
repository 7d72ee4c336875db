package org.linstock.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Indexing beyond the op table: other types, repeated and padding indices, what is refused. */
class IndexingTest {
  private static final Tensor MATRIX = Tensor.arange(6).reshape(2, 3);

  private static void both(Runnable test) {
    test.run();
    WithKernels.nd4j(test);
  }

  @Test
  void everyTypeCanBeIndexed() {
    both(
        () -> {
          for (DType type : DType.values()) {
            Tensor x = Tensor.ofInts(0, 1, 1, 0, 0, 1).to(type).reshape(2, 3);
            Tensor index = Tensor.ofInts(1, 0, 1);
            assertEquals(type, x.indexSelect(0, index).dtype());
            assertArrayEquals(
                new long[] {0, 0, 1, 0, 1, 1, 0, 0, 1}, x.indexSelect(0, index).toLongArray());
            assertArrayEquals(new long[] {1, 0, 1}, x.take(Tensor.ofInts(-1, 0, 2)).toLongArray());
            assertArrayEquals(new long[] {0, 1, 0, 0}, x.slice(1, 0, 2).reshape(4).toLongArray());
            Tensor hidden = x.maskedFill(Tensor.ofInts(1, 0, 1).to(DType.BOOL), 1);
            assertArrayEquals(new long[] {1, 1, 1, 1, 0, 1}, hidden.toLongArray());
            assertArrayEquals(new long[] {0, 1, 1, 0, 0, 1}, x.triu(-1).toLongArray());
          }
        });
  }

  @Test
  void wholeNumbersKeepAllTheirBits() {
    both(
        () -> {
          long large = (1L << 53) + 1;
          Tensor x = Tensor.ofInts(0, large);
          assertArrayEquals(new long[] {large, 0}, x.take(Tensor.ofInts(1, 0)).toLongArray());
          Tensor sum = x.scatterAdd(0, Tensor.ofInts(1, 1), Tensor.ofInts(1, 1));
          assertArrayEquals(new long[] {0, large + 2}, sum.toLongArray());
        });
  }

  @Test
  void ofSeveralWritesTheLastStaysAndItsSourceAloneLearns() {
    Tensor source = Tensor.of(new float[] {5, 6, 7}).requiresGrad_(true);
    Tensor x = Tensor.zeros(2).requiresGrad_(true);
    Tensor y = x.scatter(0, Tensor.ofInts(1, 1, 1), source);
    assertArrayEquals(new float[] {0, 7}, y.toFloatArray());
    y.sum().backward();
    assertArrayEquals(new float[] {1, 0}, x.grad().toFloatArray());
    assertArrayEquals(new float[] {0, 0, 1}, source.grad().toFloatArray());
  }

  @Test
  void aSourceMayBeLargerThanItsIndex() {
    Tensor index = Tensor.ofInts(2, 0).reshape(1, 2);
    Tensor source = Tensor.of(new float[] {10, 20, 30, 40, 50, 60}, 2, 3);
    assertArrayEquals(
        new float[] {20, 1, 10, 3, 4, 5}, MATRIX.scatter(1, index, source).toFloatArray());
    assertArrayEquals(
        new float[] {20, 1, 12, 3, 4, 5}, MATRIX.scatterAdd(1, index, source).toFloatArray());
  }

  @Test
  void thePaddingRowDoesNotLearn() {
    both(
        () -> {
          Tensor weight = Tensor.arange(6).reshape(3, 2).copy().requiresGrad_(true);
          Tensor y = Indexing.embedding(Tensor.ofInts(1, 0, 1, 2, 2, 2), weight, 1);
          assertArrayEquals(new float[] {2, 3, 0, 1}, y.slice(0, 0, 2).reshape(4).toFloatArray());
          Tensor gradient = Autograd.grad(y.sum(), List.of(weight), null, false, true)[0];
          assertArrayEquals(new float[] {1, 1, 0, 0, 3, 3}, gradient.toFloatArray());
        });
  }

  @Test
  void masksWorkInPlace() {
    Tensor x = MATRIX.copy();
    x.maskedFill_(x.gt(3), -1);
    assertArrayEquals(new float[] {0, 1, 2, 3, -1, -1}, x.toFloatArray());
    Tensor leaf = Tensor.ones(2, 3).requiresGrad_(true);
    Tensor y = leaf.mul(2);
    y.maskedFill_(x.lt(0), 0).sum().backward();
    assertArrayEquals(new float[] {2, 2, 2, 2, 0, 0}, leaf.grad().toFloatArray());
    assertEquals(
        "masked_fill_: got shape [2, 3], expected a shape that broadcasts to [3]",
        message(() -> Tensor.ones(3).maskedFill_(x.lt(0), 0)));
  }

  @Test
  void infinitiesAreHiddenCleanly() {
    both(
        () -> {
          Tensor x = Tensor.full(Double.NEGATIVE_INFINITY, 2, 2);
          assertArrayEquals(
              new float[] {0, Float.NEGATIVE_INFINITY, 0, 0}, x.triu(1).toFloatArray());
        });
  }

  @Test
  void emptyIndicesGiveEmptyResults() {
    Tensor none = Tensor.ofInts();
    assertArrayEquals(new long[] {0, 3}, MATRIX.indexSelect(0, none).shape());
    assertArrayEquals(new long[] {0}, MATRIX.take(none).shape());
    assertArrayEquals(new long[] {0}, MATRIX.maskedSelect(MATRIX.gt(9)).shape());
    assertArrayEquals(new long[] {0, 2}, MATRIX.mul(0).nonzero().shape());
    assertArrayEquals(new long[] {0, 4}, none.oneHot(4).shape());
    assertArrayEquals(new long[] {0, 3}, MATRIX.get(MATRIX.select(1, 0).gt(9)).shape());
    Tensor x = Tensor.zeros(0, 3).requiresGrad_(true);
    x.scatterAdd(1, Tensor.ofInts().reshape(0, 2), Tensor.zeros(0, 2)).sum().backward();
    assertArrayEquals(new long[] {0, 3}, x.grad().shape());
  }

  @Test
  void indicesOutsideAreNamed() {
    assertEquals(
        "index_select: index 3 at position [1], expected 0 to 2",
        message(() -> MATRIX.indexSelect(1, Tensor.ofInts(0, 3))));
    assertEquals(
        "gather: index -1 at position [1, 0], expected 0 to 2",
        message(() -> MATRIX.gather(1, Tensor.ofInts(0, -1).reshape(2, 1))));
    assertEquals(
        "embedding: index 2 at position [0], expected 0 to 1",
        message(() -> Indexing.embedding(Tensor.ofInts(2), MATRIX, -1)));
    assertEquals(
        "take: index -7 at position [0], expected -6 to 5",
        message(() -> MATRIX.take(Tensor.ofInts(-7))));
    assertEquals(
        "get: index 2 at position [], expected -2 to 1",
        message(() -> MATRIX.get(Tensor.ofInts(2).reshape())));
    assertEquals(
        "one_hot: index 5 at position [1], expected 0 to 4",
        message(() -> Tensor.ofInts(0, 5).oneHot(5)));
    assertEquals(
        "gather: index 0 at position [0], expected none, as nothing is there",
        message(() -> Tensor.zeros(0).gather(0, Tensor.ofInts(0))));
    assertEquals(
        "select: got shape [2, 3], expected a position from -3 to 2 in dimension 1; got 3",
        message(() -> MATRIX.select(1, 3)));
  }

  @Test
  void indicesOfOtherTypesAreRefused() {
    assertEquals(
        "gather: an index of type float32, expected int64; make it with Tensor.ofInts, or convert it with to(INT64)",
        message(() -> MATRIX.gather(1, MATRIX)));
    assertTrue(message(() -> MATRIX.indexSelect(0, Tensor.zeros(1))).contains("expected int64"));
    assertTrue(message(() -> Tensor.zeros(2).oneHot(3)).startsWith("one_hot: an index of type"));
    assertEquals(
        "masked_fill: a mask of type float32, expected bool; compare, or convert it with to(BOOL)",
        message(() -> MATRIX.maskedFill(MATRIX, 0)));
    assertTrue(message(() -> MATRIX.maskedSelect(MATRIX)).startsWith("masked_select: a mask"));
    assertTrue(
        message(() -> Tensor.ofInts(1).maskedFill(Tensor.ofInts(1).to(DType.BOOL), 0.5))
            .contains("0.5 does not fit into a tensor of int64"));
    assertTrue(
        message(() -> Tensor.ofInts(1).maskedFill(Tensor.ofInts(1).to(DType.BOOL), -1 / 0.0))
            .contains("-Infinity does not fit"));
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    Tensor index = Tensor.ofInts(0, 1, 0, 1);
    assertTrue(message(() -> MATRIX.gather(1, index)).contains("an index of rank 2"));
    assertTrue(
        message(() -> MATRIX.gather(0, index.reshape(1, 4))).contains("within the sizes [2, 3]"));
    assertTrue(
        message(() -> MATRIX.scatter(1, index.reshape(2, 2), Tensor.zeros(2, 1)))
            .contains("at least the index's [2, 2]"));
    assertTrue(message(() -> MATRIX.indexSelect(2, index)).startsWith("index_select: dimension 2"));
    assertTrue(
        message(() -> MATRIX.indexSelect(0, index.reshape(2, 2))).contains("an index vector"));
    assertTrue(
        message(() -> MATRIX.indexAdd(0, index, Tensor.zeros(4, 2))).contains("of shape [4, 3]"));
    assertTrue(
        message(() -> Indexing.embedding(index, Tensor.zeros(2), -1)).contains("[n, width]"));
    assertTrue(
        message(() -> MATRIX.get(index.to(DType.BOOL))).contains("first dimensions of [2, 3]"));
    assertTrue(message(() -> Tensor.scalar(1).get(index)).contains("at least one dimension"));
    assertTrue(message(() -> Tensor.zeros(3).triu()).startsWith("triu: got shape [3]"));
    assertTrue(message(() -> index.oneHot(0)).contains("at least 1 class"));
    assertTrue(message(() -> MATRIX.slice(1, 0, 2, 0)).contains("a step of at least 1"));
    assertTrue(message(() -> MATRIX.narrow(1, 1, 3)).contains("start 1 and length 3"));
    assertTrue(message(() -> MATRIX.split(0, 1)).contains("a size of at least 1"));
    assertTrue(message(() -> MATRIX.split(new long[] {1, 1}, 1)).contains("add up to 3"));
    assertTrue(message(() -> MATRIX.chunk(0, 1)).contains("at least 1 part"));
    assertTrue(message(() -> MATRIX.diagonal(0, 1, -1)).contains("two different dimensions"));
  }

  @Test
  void partsOfEmptyDimensions() {
    Tensor x = Tensor.zeros(0, 2);
    assertEquals(1, x.split(3, 0).length);
    assertEquals(3, x.chunk(3, 0).length);
    assertEquals(0, x.unbind(0).length);
    assertEquals(2, Tensor.zeros(4, 1).chunk(3, 0).length);
    assertArrayEquals(new long[] {0}, MATRIX.diagonal(5, 0, 1).shape());
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
