package org.linstock.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Sorting, repeating and reshaping beyond the op table: views, edges, what is refused. */
class RearrangingTest {
  private static final Tensor MATRIX = Tensor.arange(6).reshape(2, 3);

  @Test
  void stridedViewsAreSplitAndMergedWithoutACopy() {
    Tensor x = Tensor.arange(24).reshape(2, 3, 4).copy();
    Tensor heads = x.transpose(0, 1);
    assertShares(x, heads.view(3, 2, 2, 2));
    assertShares(x, heads.view(3, 1, 2, 4, 1));
    assertShares(x, x.slice(2, 0, 2).view(6, 2));
    assertShares(x, x.slice(1, 1, 3).view(2, 8));
    assertShares(x, x.slice(2, 1, 2).view(6));
    assertShares(x, x.permute(2, 0, 1).reshape(4, 6));
    assertShares(x, heads.unsqueeze(1).squeeze());
    assertFalse(heads.reshape(6, 4).array().sharesStorage(x.array()));
    assertArrayEquals(heads.contiguous().toFloatArray(), heads.reshape(6, 4).toFloatArray());
    assertEquals(
        "view: elements of shape [3, 2, 4] with strides [4, 12, 1] cannot be seen as [6, 4] without a copy; use reshape, which copies",
        message(() -> heads.view(6, 4)));
  }

  private static void assertShares(Tensor x, Tensor view) {
    assertTrue(view.array().sharesStorage(x.array()));
    float[] before = view.toFloatArray();
    assertArrayEquals(before, view.copy().toFloatArray());
    view.add_(1);
    assertEquals(before[before.length - 1] + 1, view.toFloatArray()[before.length - 1]);
    view.sub_(Tensor.scalar(1));
    assertArrayEquals(Tensor.arange(24).toFloatArray(), x.toFloatArray());
  }

  @Test
  void otherNamesOfViews() {
    assertArrayEquals(new long[] {6}, MATRIX.flatten().shape());
    assertArrayEquals(new long[] {3, 2}, MATRIX.swapaxes(0, 1).shape());
    assertArrayEquals(new long[] {3, 2}, MATRIX.viewAs(Tensor.zeros(3, 2)).shape());
    assertArrayEquals(new long[] {3, 2}, MATRIX.t().reshapeAs(Tensor.zeros(3, 2)).shape());
    assertArrayEquals(new long[] {4, 2, 3}, MATRIX.expandAs(Tensor.zeros(4, 2, 3)).shape());
    assertArrayEquals(new long[] {4, 2, 3}, MATRIX.broadcastTo(4, 2, 3).shape());
  }

  @Test
  void copiesAreNeverViews() {
    Tensor x = Tensor.ones(1, 2);
    for (Tensor copy :
        new Tensor[] {
          x.repeat(1, 1), x.repeat(3, 1), x.tile(1), x.repeatInterleave(2, 0), x.flip(), x.pad(0, 0)
        }) {
      assertFalse(copy.array().sharesStorage(x.array()));
      copy.add_(1);
    }
    assertArrayEquals(new float[] {1, 1}, x.toFloatArray());
  }

  @Test
  void sortsEveryTypeOnBothKernels() {
    sortsEveryType();
    WithKernels.nd4j(RearrangingTest::sortsEveryType);
  }

  private static void sortsEveryType() {
    for (DType type : DType.values()) {
      Tensor x = Tensor.ofInts(1, 0, 1).to(type);
      assertEquals(type, x.sort().values().dtype());
      assertArrayEquals(new long[] {0, 1, 1}, x.sort().values().toLongArray());
      assertArrayEquals(new long[] {0, 2, 1}, x.argsort(0, true).toLongArray());
      assertArrayEquals(new long[] {0, 1}, x.unique().toLongArray());
      assertArrayEquals(new long[] {1, 1, 2}, x.cumsum(0).toLongArray());
      assertArrayEquals(new long[] {1, 0, 1, 0}, x.pad(0, 1).toLongArray());
      assertArrayEquals(new long[] {1, 1, 0}, x.roll(1, 0).toLongArray());
    }
    assertEquals(DType.INT64, Tensor.ofInts(1).to(DType.BOOL).cumsum(0).dtype());
    long large = (1L << 53) + 1;
    assertArrayEquals(
        new long[] {large - 1, large},
        Tensor.ofInts(large, large - 1).sort().values().toLongArray());
    assertArrayEquals(
        new long[] {large, large + 1}, Tensor.ofInts(large, 1).cumsum(0).toLongArray());
  }

  @Test
  void emptyOnesStayEmpty() {
    Tensor x = Tensor.zeros(0, 3).requiresGrad_(true);
    assertArrayEquals(new long[] {0, 3}, x.sort(0, true).values().shape());
    assertArrayEquals(new long[] {0, 2}, x.topk(2).indices().shape());
    assertArrayEquals(new long[] {0}, x.detach().unique().shape());
    assertArrayEquals(new long[] {0, 3}, x.roll(1, 0).flip(0).shape());
    assertArrayEquals(new float[3], x.pad(0, 0, 0, 1).toFloatArray());
    assertArrayEquals(new long[] {0, 6}, x.repeat(2, 2).shape());
    x.cumsum(0).sum().backward();
    assertArrayEquals(new long[] {0, 3}, x.grad().shape());
    assertArrayEquals(new float[4], Tensor.zeros(0).diag(2).toFloatArray());
    assertEquals(0, Tensor.zeros(0, 0).trace().item());
  }

  @Test
  void badCallsAreNamed() {
    assertEquals(
        "topk: got shape [2, 3], expected k from 0 to 3 in dimension 1; got 4",
        message(() -> MATRIX.topk(4)));
    assertTrue(message(() -> MATRIX.sort(2, false)).startsWith("sort: dimension 2"));
    assertTrue(message(() -> MATRIX.argsort(-3, false)).startsWith("argsort: dimension -3"));
    assertTrue(message(() -> MATRIX.cumsum(2)).startsWith("cumsum: dimension 2"));
    assertTrue(message(() -> MATRIX.repeat(2)).contains("got [2]"));
    assertTrue(message(() -> MATRIX.tile(-1)).contains("at least 0"));
    assertTrue(message(() -> MATRIX.repeatInterleave(-1, 0)).startsWith("repeat_interleave: "));
    assertTrue(message(() -> MATRIX.flip(0, -2)).contains("each dimension once"));
    assertTrue(message(() -> MATRIX.roll(1, 2)).startsWith("roll: dimension 2"));
    assertTrue(message(() -> MATRIX.pad(1)).contains("two numbers"));
    assertTrue(message(() -> MATRIX.pad(-2, -2)).startsWith("pad: got shape [2, 3]"));
    assertTrue(message(() -> Tensor.zeros(1, 1, 1).diag()).contains("use diagonal"));
    assertTrue(message(() -> Tensor.zeros(3).trace()).contains("a matrix"));
    assertTrue(message(() -> MATRIX.unflatten(1, 2, 2)).startsWith("unflatten: shape [2, 2]"));
    assertTrue(message(() -> MATRIX.movedim(0, 2)).startsWith("movedim: dimension 2"));
    assertTrue(message(() -> MATRIX.flatten(1, 0)).startsWith("flatten: "));
  }

  @Test
  void aLongChainOfViewsAndCopiesGoesBackward() {
    Tensor x = Tensor.of(new float[] {1, 2}).requiresGrad_(true);
    Tensor y = x;
    for (int i = 0; i < 25_000; i++) {
      y = y.unsqueeze(0).get(-1).flip(0).slice(0, 0, 2);
    }
    y.matmul(Tensor.of(new float[] {3, 4})).backward();
    assertArrayEquals(new float[] {3, 4}, x.grad().toFloatArray());
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
