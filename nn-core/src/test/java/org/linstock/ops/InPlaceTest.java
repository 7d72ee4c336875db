package org.linstock.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Changes in place, also through views and with views of the same memory. */
class InPlaceTest {
  private static void both(Runnable test) {
    test.run();
    WithKernels.nd4j(test);
  }

  @Test
  void everyOpWorksOnAWholeTensorAndOnAView() {
    both(
        () -> {
          Tensor x = Tensor.ones(2, 3);
          x.add_(Tensor.arange(3)).mul_(2).sub_(Tensor.ones(2, 1)).div_(2);
          assertArrayEquals(new float[] {.5f, 1.5f, 2.5f, .5f, 1.5f, 2.5f}, x.toFloatArray());
          x.t().get(1).mul_(10);
          x.slice(1, 2, 3).fill_(0);
          x.slice(1, 0, 1).add_(Tensor.of(new float[] {1, 2}, 2, 1));
          assertArrayEquals(new float[] {1.5f, 15, 0, 2.5f, 15, 0}, x.toFloatArray());
          x.t().copy_(Tensor.arange(3).unsqueeze(1));
          assertArrayEquals(new float[] {0, 1, 2, 0, 1, 2}, x.toFloatArray());
          x.slice(1, 1, 3).copy_(Tensor.ofInts(7, 8));
          assertArrayEquals(new float[] {0, 7, 8, 0, 7, 8}, x.toFloatArray());
        });
  }

  @Test
  void doublesToo() {
    both(
        () -> {
          Tensor x = Tensor.of(new double[] {1, 2, 3, 4}, 2, 2);
          x.t().get(0).add_(10);
          x.get(1).mul_(Tensor.of(new double[] {2, 3}));
          x.slice(1, 1, 2).fill_(5);
          assertArrayEquals(new double[] {11, 5, 26, 5}, x.toDoubleArray());
        });
  }

  @Test
  void theOtherTensorMayBeAViewOfTheSameMemory() {
    both(
        () -> {
          Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
          x.add_(x.t());
          assertArrayEquals(new float[] {2, 5, 5, 8}, x.toFloatArray());
          x.mul_(x.get(0));
          assertArrayEquals(new float[] {4, 25, 10, 40}, x.toFloatArray());
          x.copy_(x.t());
          assertArrayEquals(new float[] {4, 10, 25, 40}, x.toFloatArray());
          x.get(0).copy_(x.get(1));
          assertArrayEquals(new float[] {25, 40, 25, 40}, x.toFloatArray());
          x.sub_(x);
          assertArrayEquals(new float[4], x.toFloatArray());
        });
  }

  @Test
  void anExpandedViewIsRefused() {
    Tensor x = Tensor.ones(1, 3);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> x.expand(2, 3).add_(1));
    assertTrue(e.getMessage().startsWith("add_: ") && e.getMessage().contains("copy()"));
    assertArrayEquals(new float[] {1, 1, 1}, x.toFloatArray());
  }

  @Test
  void emptyTensorsStayEmpty() {
    both(
        () -> {
          Tensor x = Tensor.zeros(0, 3);
          x.add_(1).mul_(Tensor.ones(3)).fill_(2).copy_(Tensor.ones(1));
          assertArrayEquals(new long[] {0, 3}, x.shape());
          Tensor.of(new double[0]).to(DType.FLOAT32).zero_();
        });
  }
}
