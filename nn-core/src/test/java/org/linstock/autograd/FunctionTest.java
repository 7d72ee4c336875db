package org.linstock.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.linstock.tensor.Tensor;

/** Users' own ops. */
class FunctionTest {
  private static final Tensor X = Tensor.of(new double[] {.5, -1, 2});

  static final class MyExp extends Function {
    @Override
    public Tensor forward(Context ctx, Tensor... in) {
      Tensor y = in[0].exp();
      ctx.saveForBackward(y);
      return y;
    }

    @Override
    public Tensor[] backward(Context ctx, Tensor gradOutput) {
      return new Tensor[] {gradOutput.mul(ctx.saved(0))};
    }
  }

  static final class MyMul extends Function {
    private boolean asked;

    @Override
    public Tensor forward(Context ctx, Tensor... in) {
      ctx.saveForBackward(in);
      return in[0].mul(in[1]);
    }

    @Override
    public Tensor[] backward(Context ctx, Tensor gradOutput) {
      asked = ctx.needsInputGrad(1);
      return new Tensor[] {
        gradOutput.mul(ctx.saved(1)), asked ? gradOutput.mul(ctx.saved(0)) : null
      };
    }
  }

  /** Wrong on purpose. */
  static final class OneTooMany extends Function {
    @Override
    public Tensor forward(Context ctx, Tensor... in) {
      return in[0].mul(2);
    }

    @Override
    public Tensor[] backward(Context ctx, Tensor gradOutput) {
      return new Tensor[] {gradOutput, ctx.saved(3)};
    }
  }

  @Test
  void gradientsOfBothOrdersAreRight() {
    GradCheck.check(x -> new MyExp().apply(x[0]), X);
    GradCheck.checkSecond(x -> new MyExp().apply(x[0]), X);
    Tensor other = Tensor.of(new double[] {3, 4, 5});
    GradCheck.check(x -> new MyMul().apply(x), X, other);
    GradCheck.checkSecond(x -> new MyMul().apply(x), X, other);
  }

  @Test
  void standsInTheGraphUnderItsName() {
    Tensor x = X.copy().requiresGrad_(true);
    Tensor y = new MyExp().apply(x);
    assertEquals("MyExpBackward", y.gradFn().name());
    assertEquals("AccumulateGrad", y.gradFn().nextFunctions().get(0).name());
    assertNull(new MyExp().apply(X).gradFn());
  }

  @Test
  void knowsWhichGradientsAreWanted() {
    MyMul mul = new MyMul();
    Tensor x = X.copy().requiresGrad_(true);
    mul.apply(x, X).sum().backward();
    assertFalse(mul.asked);
  }

  @Test
  void whatItSavedMustNotChange() {
    Tensor x = X.copy().requiresGrad_(true);
    Tensor y = new MyExp().apply(x);
    y.data().mul_(2);
    String message =
        assertThrows(IllegalStateException.class, () -> y.sum().backward()).getMessage();
    assertTrue(message.contains("MyExpBackward needs was changed in place"), message);
  }

  @Test
  void whatItNeverSavedIsNamed() {
    Tensor x = X.copy().requiresGrad_(true);
    Tensor y = new OneTooMany().apply(x).sum();
    String message = assertThrows(IndexOutOfBoundsException.class, y::backward).getMessage();
    assertEquals("saved: tensor 3 of 0; keep it with saveForBackward", message);
  }
}
