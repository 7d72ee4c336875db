package org.linstock.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.linstock.tensor.Tensor;

/** Changes in place of tensors that belong to a graph. */
class RecordedInPlaceTest {
  private static final double[] VALUES = {1, 2, 3};

  /** The gradient of the sum of squares after a change. */
  private static double[] gradient(UnaryOperator<Tensor> change) {
    Tensor x = Tensor.of(VALUES).requiresGrad_(true);
    Tensor y = change.apply(x.mul(2));
    y.mul(y).sum().backward();
    return x.grad().toDoubleArray();
  }

  @Test
  void gradientsAreThoseOfTheFormWithoutUnderscore() {
    Tensor other = Tensor.of(new double[] {3, 5, 7});
    assertArrayEquals(gradient(y -> y.add(1)), gradient(y -> y.add_(1)));
    assertArrayEquals(gradient(y -> y.add(other)), gradient(y -> y.add_(other)));
    assertArrayEquals(gradient(y -> y.sub(other)), gradient(y -> y.sub_(other)));
    assertArrayEquals(gradient(y -> y.mul(3)), gradient(y -> y.mul_(3)));
    assertArrayEquals(gradient(y -> y.mul(other)), gradient(y -> y.mul_(other)));
    assertArrayEquals(gradient(y -> y.div(4)), gradient(y -> y.div_(4)));
    assertArrayEquals(new double[3], gradient(y -> y.fill_(4)));
    assertArrayEquals(new double[3], gradient(y -> y.copy_(other)));
  }

  @Test
  void gradientsFlowToTheOtherTensor() {
    Tensor w = Tensor.of(VALUES).requiresGrad_(true);
    Tensor y = Tensor.of(new double[] {10, 10, 10});
    y.add_(w);
    assertEquals("AddBackward", y.gradFn().name());
    y.mul(y).sum().backward();
    assertArrayEquals(new double[] {22, 24, 26}, w.grad().toDoubleArray());
    Tensor z = Tensor.of(new double[] {1, 1, 1});
    z.copy_(w.mul(2));
    z.sum().backward();
    assertArrayEquals(new double[] {24, 26, 28}, w.grad().toDoubleArray());
  }

  @Test
  void aTensorThatTheGraphSavedMustNotChange() {
    Tensor x = Tensor.of(VALUES).requiresGrad_(true);
    Tensor y = x.mul(2);
    Tensor z = y.mul(y).sum();
    y.add_(1);
    String message = assertThrows(IllegalStateException.class, z::backward).getMessage();
    assertTrue(message.contains("that MulBackward needs was changed in place"), message);
  }

  @Test
  void aViewMadeBeforeTheChangeIsStale() {
    Tensor x = Tensor.of(VALUES).requiresGrad_(true);
    Tensor y = x.mul(2);
    Tensor view = y.get(0);
    y.mul_(3);
    String message = assertThrows(IllegalStateException.class, () -> view.mul(1)).getMessage();
    assertTrue(message.contains("SelectBackward before the tensor behind it was changed"), message);
    y.get(0).backward();
    assertArrayEquals(new double[] {6, 0, 0}, x.grad().toDoubleArray());
  }

  @Test
  void aLeafThatNeedsAGradientThrows() {
    Tensor x = Tensor.of(VALUES).requiresGrad_(true);
    String message = assertThrows(IllegalStateException.class, () -> x.div_(2)).getMessage();
    assertTrue(message.startsWith("div_: in-place change of a leaf tensor"), message);
    assertThrows(IllegalStateException.class, () -> x.set(1, 0));
    try (NoGrad ng = NoGrad.enter()) {
      x.div_(2);
    }
    assertArrayEquals(new double[] {.5, 1, 1.5}, x.toDoubleArray());
  }
}
