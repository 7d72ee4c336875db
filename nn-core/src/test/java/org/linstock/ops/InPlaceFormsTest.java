package org.linstock.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.autograd.NoGrad;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Each form with an underscore against the one without: values, gradients and checks. */
class InPlaceFormsTest {
  private record Form(UnaryOperator<Tensor> inPlace, UnaryOperator<Tensor> outOfPlace) {}

  private static final Map<String, Form> FORMS = new LinkedHashMap<>();
  private static final Tensor OTHER = Tensor.of(new double[] {1.5, 0.5, 2.5});
  private static final Tensor MASK = Tensor.ofBools(true, false, true);

  private static void form(String name, UnaryOperator<Tensor> a, UnaryOperator<Tensor> b) {
    FORMS.put(name, new Form(a, b));
  }

  static {
    form("add_", x -> x.add_(other(x)), x -> x.add(other(x)));
    form("sub_", x -> x.sub_(other(x)), x -> x.sub(other(x)));
    form("mul_", x -> x.mul_(other(x)), x -> x.mul(other(x)));
    form("div_", x -> x.div_(other(x)), x -> x.div(other(x)));
    form("pow_", x -> x.pow_(other(x)), x -> x.pow(other(x)));
    form("add_ scalar", x -> x.add_(1.5), x -> x.add(1.5));
    form("sub_ scalar", x -> x.sub_(1.5), x -> x.sub(1.5));
    form("mul_ scalar", x -> x.mul_(1.5), x -> x.mul(1.5));
    form("div_ scalar", x -> x.div_(1.5), x -> x.div(1.5));
    form("pow_ scalar", x -> x.pow_(1.5), x -> x.pow(1.5));
    form("square_", Tensor::square_, Tensor::square);
    form("exp_", Tensor::exp_, Tensor::exp);
    form("expm1_", Tensor::expm1_, Tensor::expm1);
    form("log_", Tensor::log_, Tensor::log);
    form("log1p_", Tensor::log1p_, Tensor::log1p);
    form("sqrt_", Tensor::sqrt_, Tensor::sqrt);
    form("rsqrt_", Tensor::rsqrt_, Tensor::rsqrt);
    form("reciprocal_", Tensor::reciprocal_, Tensor::reciprocal);
    form("neg_", Tensor::neg_, Tensor::neg);
    form("abs_", Tensor::abs_, Tensor::abs);
    form("sign_", Tensor::sign_, Tensor::sign);
    form("floor_", Tensor::floor_, Tensor::floor);
    form("ceil_", Tensor::ceil_, Tensor::ceil);
    form("round_", Tensor::round_, Tensor::round);
    form("trunc_", Tensor::trunc_, Tensor::trunc);
    form("sin_", Tensor::sin_, Tensor::sin);
    form("cos_", Tensor::cos_, Tensor::cos);
    form("erf_", Tensor::erf_, Tensor::erf);
    form("relu_", Tensor::relu_, Tensor::relu);
    form("sigmoid_", Tensor::sigmoid_, Tensor::sigmoid);
    form("tanh_", Tensor::tanh_, Tensor::tanh);
    form("clamp_", x -> x.clamp_(0.7, 2), x -> x.clamp(0.7, 2));
    form("clampMin_", x -> x.clampMin_(0.7), x -> x.clampMin(0.7));
    form("clampMax_", x -> x.clampMax_(0.7), x -> x.clampMax(0.7));
    form("remainder_", x -> x.remainder_(0.8), x -> x.remainder(0.8));
    form("lerp_", x -> x.lerp_(other(x), 0.3), x -> x.lerp(other(x), 0.3));
    form("maskedFill_", x -> x.maskedFill_(MASK, 4), x -> Tensor.where(MASK, 4, x));
    form("fill_", x -> x.fill_(3), x -> x.mul(0).add(3));
    form("zero_", Tensor::zero_, x -> x.mul(0));
    form("copy_", x -> x.copy_(OTHER), x -> x.mul(0).add(other(x)));
  }

  private static Tensor other(Tensor x) {
    return OTHER.to(x.dtype());
  }

  static List<String> names() {
    return List.copyOf(FORMS.keySet());
  }

  private static void change(String name, Tensor x) {
    assertSame(x, FORMS.get(name).inPlace().apply(x));
  }

  private static void both(Runnable test) {
    test.run();
    WithKernels.nd4j(test);
  }

  private static Tensor values(DType dtype) {
    return Tensor.of(new double[] {0.5, 1.2, 2.6, 0.9, 3.1, 1.7}, 2, 3).to(dtype);
  }

  @ParameterizedTest
  @MethodSource("names")
  void valuesAreThoseOutOfPlace(String name) {
    both(
        () -> {
          for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Tensor x = values(dtype);
            Tensor expected = FORMS.get(name).outOfPlace().apply(x.copy());
            assertSame(x, FORMS.get(name).inPlace().apply(x));
            assertArrayEquals(expected.toDoubleArray(), x.toDoubleArray(), 1e-6);
            Tensor wide = Tensor.ones(dtype, 2, 5);
            Tensor view = wide.slice(1, 1, 4);
            view.copy_(values(dtype));
            change(name, view);
            assertArrayEquals(expected.toDoubleArray(), view.toDoubleArray(), 1e-6);
            assertEquals(1, wide.at(0, 0));
            assertEquals(1, wide.at(1, 4));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("names")
  void gradientsAreThoseOutOfPlace(String name) {
    both(
        () ->
            assertArrayEquals(
                gradient(FORMS.get(name).outOfPlace()),
                gradient(FORMS.get(name).inPlace()),
                1e-12));
  }

  /** Through the change and through its result, whose square is taken. */
  private static double[] gradient(UnaryOperator<Tensor> change) {
    Tensor x = values(DType.FLOAT64).requiresGrad_(true);
    Tensor y = change.apply(x.mul(1));
    y.mul(y).sum().backward();
    return x.grad().toDoubleArray();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aLeafThatNeedsAGradientThrows(String name) {
    Tensor x = values(DType.FLOAT32).requiresGrad_(true);
    String message = assertThrows(IllegalStateException.class, () -> change(name, x)).getMessage();
    assertTrue(message.contains(": in-place change of a leaf tensor that needs a gra"), message);
    assertArrayEquals(values(DType.FLOAT32).toFloatArray(), x.toFloatArray());
    try (NoGrad ng = NoGrad.enter()) {
      change(name, x);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatTheGraphSavedMustNotChange(String name) {
    Tensor x = values(DType.FLOAT64).requiresGrad_(true);
    Tensor y = x.mul(1);
    Tensor square = y.mul(y).sum();
    change(name, y);
    String message = assertThrows(IllegalStateException.class, square::backward).getMessage();
    assertTrue(message.contains("that MulBackward needs was changed in place"), message);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aViewFromBeforeIsStale(String name) {
    Tensor y = values(DType.FLOAT64).requiresGrad_(true).mul(1);
    Tensor view = y.get(0);
    change(name, y);
    String message = assertThrows(IllegalStateException.class, () -> view.mul(1)).getMessage();
    assertTrue(message.contains("make the view anew after the change"), message);
  }

  @ParameterizedTest
  @MethodSource("names")
  void expandedViewsAreRefused(String name) {
    Tensor x = Tensor.ones(1, 3).expand(2, 3);
    assertThrows(IllegalArgumentException.class, () -> change(name, x));
  }

  @Test
  void gradientsFlowToWhatIsPutIn() {
    Tensor w = Tensor.of(new double[] {1, 2, 3}).requiresGrad_(true);
    Tensor y = Tensor.ones(DType.FLOAT64, 3);
    y.mul_(w).lerp_(w, 0.25).pow_(w);
    assertEquals("PowBackward", y.gradFn().name());
    y.sum().backward();
    Tensor again = Tensor.of(new double[] {1, 2, 3}).requiresGrad_(true);
    again.lerp(again, 0.25).pow(again).sum().backward();
    assertArrayEquals(again.grad().toDoubleArray(), w.grad().toDoubleArray(), 1e-12);
  }

  @Test
  void shapesMustFit() {
    Tensor x = Tensor.zeros(3);
    assertTrue(message(() -> x.pow_(Tensor.ones(2, 3))).startsWith("pow_: got shape [2, 3]"));
    assertTrue(message(() -> x.div_(Tensor.ones(2))).startsWith("div_: shapes [3] and [2]"));
    assertTrue(
        message(() -> x.maskedFill_(Tensor.ofBools(new boolean[6], 2, 3), 1))
            .startsWith("masked_fill_: got shape [2, 3]"));
    assertEquals(
        "lerp_: a result of float32 [2, 3] does not fit into a tensor of float32 [3]; use the form without the underscore",
        message(() -> x.lerp_(Tensor.ones(2, 3), 0.5)));
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
