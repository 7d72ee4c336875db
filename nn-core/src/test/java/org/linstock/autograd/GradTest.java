package org.linstock.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linstock.tensor.Tensor;

/** {@code Autograd.grad} and gradients of gradients. */
class GradTest {
  private static Tensor leaf(double... values) {
    return Tensor.of(values).requiresGrad_(true);
  }

  @Test
  void gradLeavesTheLeavesAlone() {
    Tensor x = leaf(1, 2);
    Tensor w = leaf(3, 4);
    Tensor[] gradients = Autograd.grad(x.mul(w).sum(), x, w);
    assertArrayEquals(new double[] {3, 4}, gradients[0].toDoubleArray());
    assertArrayEquals(new double[] {1, 2}, gradients[1].toDoubleArray());
    assertNull(x.grad());
    assertNull(w.grad());
  }

  @Test
  void gradTakesResultsOfOpsAsInputs() {
    Tensor x = leaf(2);
    Tensor y = x.mul(x);
    Tensor z = y.mul(y).sum();
    Tensor[] gradients = Autograd.grad(z, List.of(y, x), null, true, false);
    assertEquals(8, gradients[0].item());
    assertEquals(32, gradients[1].item());
    assertEquals(32, Autograd.grad(z, x)[0].item());
  }

  @Test
  void anInputThatIsNotReachedHasNoGradient() {
    Tensor x = leaf(2);
    Tensor other = leaf(5);
    assertNull(Autograd.grad(x.mul(3).sum(), x, other)[1]);
  }

  @Test
  void whatLeadsNowhereIsNotComputed() {
    Tensor x = leaf(2, 3);
    Tensor weight = Tensor.of(new double[] {1, 1}, 1, 2).requiresGrad_(true);
    Tensor y = x.unsqueeze(0).matmul(weight.t()).sum();
    assertArrayEquals(new double[] {1, 1}, Autograd.grad(y, x)[0].toDoubleArray());
    assertNull(weight.grad());
  }

  @Test
  void gradientsCanBeDifferentiatedAgainAndAgain() {
    Tensor x = leaf(2);
    Tensor y = x.pow(4).sum();
    Tensor first = Autograd.grad(y, List.of(x), null, false, true)[0];
    Tensor second = Autograd.grad(first.sum(), List.of(x), null, false, true)[0];
    Tensor third = Autograd.grad(second.sum(), x)[0];
    assertEquals(32, first.item());
    assertEquals(48, second.item());
    assertEquals(48, third.item());
    assertFalse(third.requiresGrad());
  }

  @Test
  void aGradientPenaltyTrains() {
    Tensor w = leaf(3);
    Tensor x = leaf(2);
    Tensor y = w.mul(x).mul(x).sum();
    Tensor slope = Autograd.grad(y, List.of(x), null, false, true)[0];
    // (2wx)² differentiated by w is 8wx².
    slope.mul(slope).sum().backward();
    assertEquals(96, w.grad().item());
  }

  @Test
  void backwardCanCreateAGraphToo() {
    Tensor x = leaf(2);
    x.pow(3).sum().backward(null, false, true);
    Tensor gradient = x.grad();
    assertEquals(12, gradient.item());
    assertNotNull(gradient.gradFn());
    assertEquals(12, Autograd.grad(gradient.sum(), x)[0].item());
    x.mul(1).sum().backward();
    assertEquals(13, x.grad().item());
    assertNull(x.grad().gradFn());
  }

  @Test
  void createGraphSumsBothTimes() {
    Tensor x = leaf(2);
    x.pow(3).sum().backward(null, false, true);
    x.pow(2).sum().backward(null, false, true);
    assertEquals(16, x.grad().item());
    assertEquals(14, Autograd.grad(x.grad().sum(), x)[0].item());
  }

  @Test
  void broadcastingSurvivesTheSecondOrder() {
    GradCheck.checkSecond(
        t -> t[0].mul(t[1]).mul(t[0]).sum(),
        Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3),
        Tensor.of(new double[] {1, -2, 3}));
  }

  @Test
  void aSecondOrderErrorIsFound() {
    assertThrows(
        AssertionError.class,
        () ->
            GradCheck.checkSecond(
                t -> t[0].mul(t[0].detach()).add(t[0]).sum(), Tensor.of(new double[] {1, 2})));
  }

  @Test
  void wrongCallsAreNamed() {
    Tensor x = leaf(1, 2);
    Tensor plain = Tensor.ones(2);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Autograd.grad(x.sum(), plain))
            .getMessage()
            .startsWith("grad: input 0 of shape [2] requires no gradient"));
    assertTrue(
        assertThrows(IllegalStateException.class, () -> Autograd.grad(plain.sum(), x))
            .getMessage()
            .startsWith("grad: no input of this tensor"));
    assertTrue(
        assertThrows(IllegalStateException.class, () -> Autograd.grad(x.mul(2), x))
            .getMessage()
            .startsWith("grad: a gradient can be implied only for a scalar"));
    Tensor y = x.sum();
    Autograd.grad(y, x);
    assertTrue(
        assertThrows(IllegalStateException.class, () -> Autograd.grad(y, x))
            .getMessage()
            .contains("pass retainGraph = true"));
  }
}
