package org.linstock.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.autograd.Anomaly;
import org.linstock.tensor.Tensor;

/** Anomaly detection, seen from a program outside the library's packages. */
class AnomalyTest {
  @Test
  void namesTheOpAndTheLineOfTheFirstNaN() {
    try (Anomaly a = Anomaly.detect()) {
      Tensor x = Tensor.of(new float[] {-1, 1});
      ArithmeticException e = assertThrows(ArithmeticException.class, () -> root(x));
      assertTrue(
          e.getMessage()
              .matches(
                  "anomaly: Sqrt produced NaN in its result, called at .*AnomalyTest\\.root\\(AnomalyTest\\.java:\\d+\\).*"),
          e.getMessage());
    }
    assertEquals(2, root(Tensor.of(new float[] {-1, 1})).numel());
  }

  private static Tensor root(Tensor x) {
    return x.sqrt();
  }

  @Test
  void namesTheOpWhoseBackwardMadeNaN() {
    Tensor x = Tensor.zeros(1).requiresGrad_(true);
    try (Anomaly a = Anomaly.detect()) {
      // 0 · ∞: the root's slope at 0 meets a gradient of 0.
      Tensor y = root(x).mul(0).sum();
      ArithmeticException e = assertThrows(ArithmeticException.class, y::backward);
      assertTrue(
          e.getMessage()
              .matches(
                  "anomaly: the backward of Sqrt produced NaN in the gradient of input 0; the op was called at .*AnomalyTest\\.root.*"),
          e.getMessage());
    }
  }
}
