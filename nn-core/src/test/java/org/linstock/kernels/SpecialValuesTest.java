package org.linstock.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linstock.memory.DType;
import org.linstock.nn.Functional;
import org.linstock.tensor.Tensor;

/** Infinities and NaN come out as in PyTorch, on both implementations and in both types. */
class SpecialValuesTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static void onBothKernels(Runnable test) {
    test.run();
    WithKernels.nd4j(test);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void aMaskedClassHasNoProbabilityAndNoGradient(DType dtype) {
    onBothKernels(
        () -> {
          Tensor logits =
              Tensor.of(new double[] {-INF, 0, 0, -INF}, 2, 2).to(dtype).requiresGrad_(true);
          Tensor loss = Functional.crossEntropy(logits, Tensor.ofInts(1, 0));
          assertEquals(0, loss.item());
          loss.backward();
          assertArrayEquals(new double[4], logits.grad().toDoubleArray());
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void activationsKeepNotANumber(DType dtype) {
    onBothKernels(
        () -> {
          Tensor x = Tensor.of(new double[] {Double.NaN, INF, -INF}).to(dtype);
          for (Tensor y : List.of(x.relu(), x.sigmoid(), x.tanh(), x.abs(), x.exp())) {
            assertTrue(Double.isNaN(y.at(0)));
          }
          assertEquals(INF, x.relu().at(1));
          assertEquals(0, x.relu().at(2));
          assertEquals(1, x.sigmoid().at(1));
          assertEquals(0, x.sigmoid().at(2));
          assertEquals(-1, x.tanh().at(2));
        });
  }

  /** PyTorch holds back the gradient where the output is ≤ 0, which NaN is not. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void theGradientOfReluPassesNotANumber(DType dtype) {
    onBothKernels(
        () -> {
          for (boolean recorded : new boolean[] {false, true}) {
            Tensor x = Tensor.of(new double[] {Double.NaN, -1, 0, 2, Double.NaN}).to(dtype);
            x.requiresGrad_(true);
            Tensor g = Tensor.of(new double[] {3, 3, 3, 3, -5}).to(dtype);
            x.relu().backward(g, false, recorded);
            assertArrayEquals(new double[] {3, 0, 0, 3, -5}, x.grad().toDoubleArray());
          }
        });
  }
}
