package org.linstock.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.tensor.Tensor;

/** The engine: accumulation, freeing, and what it refuses. */
class BackwardTest {
  private static Tensor leaf(float... values) {
    return Tensor.of(values).requiresGrad_(true);
  }

  @Test
  void gradientsAccumulateUntilCleared() {
    Tensor x = leaf(1, 2);
    assertNull(x.grad());
    x.mul(3).sum().backward();
    x.mul(3).sum().backward();
    assertArrayEquals(new float[] {6, 6}, x.grad().toFloatArray());
    x.leaf().clear();
    assertNull(x.grad());
    x.mul(3).sum().backward();
    assertArrayEquals(new float[] {3, 3}, x.grad().toFloatArray());
  }

  @Test
  void startsFromAGivenGradient() {
    Tensor x = leaf(1, 2);
    x.mul(x).backward(Tensor.of(new float[] {10, 100}));
    assertArrayEquals(new float[] {20, 400}, x.grad().toFloatArray());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> x.mul(2).backward(Tensor.ones(3)))
            .getMessage()
            .contains("gradient of shape [3] for a tensor of shape [2]"));
  }

  @Test
  void aGradientOfAnythingButAScalarMustBeGiven() {
    assertTrue(message(() -> leaf(1, 2).mul(2).backward()).contains("only for a scalar"));
    assertTrue(message(() -> Tensor.ones(1).backward()).contains("requiresGrad_(true)"));
  }

  @Test
  void theGraphIsFreedUnlessKept() {
    Tensor x = leaf(3);
    Tensor y = x.mul(x).sum();
    y.backward(null, true);
    y.backward();
    assertArrayEquals(new float[] {12}, x.grad().toFloatArray());
    assertTrue(message(y::backward).contains("retainGraph"));
    assertArrayEquals(new float[] {12}, x.grad().toFloatArray());
  }

  @Test
  void anInputChangedInPlaceBeforeBackwardIsAnError() {
    Tensor x = leaf(3);
    Tensor factor = Tensor.of(new float[] {2});
    Tensor y = x.mul(factor).sum();
    factor.add_(1);
    String message = message(y::backward);
    assertTrue(message.contains("MulBackward needs was changed in place"), message);
    Tensor z = x.exp();
    z.data().view(1).fill_(0);
    assertTrue(message(() -> z.sum().backward()).contains("ExpBackward"));
  }

  @Test
  void ofSeveralInputsAnyThatChangedIsAnError() {
    for (int changed = 0; changed < 2; changed++) {
      Tensor[] inputs = {leaf(3).mul(1), leaf(4).mul(1)};
      Tensor y = inputs[0].mul(inputs[1]).sum();
      inputs[changed].data().add_(1);
      assertTrue(message(y::backward).contains("shape [1] or [1] that MulBackward needs"));
    }
  }

  /** A rule that finds its gradient by a walk of its own. */
  private static final class Cubed extends Function {
    @Override
    public Tensor forward(Context ctx, Tensor... inputs) {
      ctx.saveForBackward(inputs[0]);
      return inputs[0].pow(3);
    }

    @Override
    public Tensor[] backward(Context ctx, Tensor gradOutput) {
      try (NoGrad recording = NoGrad.suspend()) {
        Tensor x = ctx.saved(0).detach().requiresGrad_(true);
        x.pow(3).backward(gradOutput);
        return new Tensor[] {x.grad()};
      }
    }
  }

  @Test
  void aRuleMayWalkAGraphOfItsOwn() {
    Tensor x = leaf(2);
    Tensor y = new Cubed().apply(x).mul(x);
    y.sum().backward();
    assertArrayEquals(new float[] {32}, x.grad().toFloatArray());
    assertArrayEquals(
        new float[] {32}, Autograd.grad(new Cubed().apply(x).mul(x).sum(), x)[0].toFloatArray());
  }

  @Test
  void aFailedBackwardLeavesNothingForTheNext() {
    Tensor x = leaf(3);
    Tensor factor = Tensor.of(new float[] {2});
    Tensor bad = x.mul(factor);
    // The addition sends a gradient to x before the product fails.
    Tensor y = x.mul(1).add(bad).add(x).sum();
    factor.fill_(7);
    message(y::backward);
    x.leaf().clear();
    x.mul(5).sum().backward();
    assertArrayEquals(new float[] {5}, x.grad().toFloatArray());
  }

  @Test
  void changesInPlaceThatTheGraphWouldMissAreErrors() {
    Tensor x = leaf(1, 2);
    assertTrue(message(() -> x.add_(1)).startsWith("add_: in-place change"));
    Tensor part = Tensor.ones(4).slice(0, 1, 3);
    assertTrue(message(() -> part.add_(x)).contains("in-place change of a view"));
    assertTrue(message(() -> part.copy_(x)).contains("in-place change of a view"));
    assertTrue(message(() -> x.mul(2).get(0).mul_(3)).contains("in-place change of a view"));
    assertArrayEquals(new float[] {1, 1}, part.toFloatArray());
    Tensor plain = Tensor.ones(2);
    try (NoGrad ng = NoGrad.enter()) {
      plain.add_(x);
      x.add_(1);
    }
    assertArrayEquals(new float[] {2, 3}, x.toFloatArray());
    x.data().sub_(Tensor.ones(2));
    assertArrayEquals(new float[] {1, 2}, x.toFloatArray());
  }

  @Test
  void recordsNothingWithoutNeed() {
    Tensor x = leaf(1);
    try (NoGrad outer = NoGrad.enter()) {
      try (NoGrad inner = NoGrad.enter()) {
        assertFalse(x.mul(2).requiresGrad());
      }
      assertFalse(x.mul(2).requiresGrad());
    }
    assertTrue(x.mul(2).requiresGrad());
    assertFalse(x.detach().mul(2).requiresGrad());
    assertFalse(x.ge(0).requiresGrad());
    assertNull(Tensor.ones(1).mul(2).gradFn());
  }

  @Test
  void askingTwiceForAGradientKeepsWhatIsThere() {
    Tensor x = leaf(1);
    x.mul(2).sum().backward();
    Tensor gradient = x.grad();
    assertSame(gradient, x.requiresGrad_(true).grad());
    assertNull(x.requiresGrad_(false).grad());
    assertTrue(message(() -> leaf(1).mul(2).requiresGrad_(true)).contains("MulBackward"));
    assertThrows(IllegalArgumentException.class, () -> Tensor.ofInts(1).requiresGrad_(true));
  }

  @Test
  void aChainOfAHundredThousandOpsNeedsNoDeepStack() {
    Tensor x = leaf(1);
    Tensor y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.add(1);
    }
    y.backward();
    assertEquals(1, x.grad().item());
    assertEquals(100_001, y.item());
  }

  @Test
  void aDiamondIsWalkedOnce() {
    Tensor x = leaf(1);
    Tensor y = x.mul(1);
    for (int i = 0; i < 20; i++) {
      y = y.add(y);
    }
    y.sum().backward();
    assertEquals(1 << 20, x.grad().item());
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalStateException.class, action::run).getMessage();
  }
}
