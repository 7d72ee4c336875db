package org.linstock.autograd;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.tensor.Tensor;

/** The gradient check itself finds what is wrong. */
class GradCheckTest {
  private static final Tensor X = Tensor.of(new double[] {0.5, -1.5, 2}, 3);

  @Test
  void acceptsARightGradient() {
    GradCheck.check(x -> x[0].mul(x[0]).tanh(), X);
  }

  @Test
  void namesTheWorstElementOfAWrongOne() {
    AssertionError e =
        assertThrows(AssertionError.class, () -> GradCheck.check(x -> x[0].mul(x[0].detach()), X));
    assertTrue(e.getMessage().startsWith("gradient check: input 0, element 2"), e.getMessage());
  }

  @Test
  void finiteGradientsOfAnInfiniteOutputAreNotAccepted() {
    Tensor zero = Tensor.of(new double[] {0});
    assertThrows(AssertionError.class, () -> GradCheck.check(x -> x[0].log(), zero));
  }
}
