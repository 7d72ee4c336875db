package org.linstock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linstock.testkit.Golden.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** Clipping of gradients, on both implementations of the kernels, against PyTorch. */
class GradClipTest {
  private static final Golden GOLDEN = Golden.load("schedulers");

  private record Row(String call, ToDoubleFunction<List<Parameter>> clip) {}

  private static final Map<String, Row> ROWS =
      Map.of(
          "clip_l2", new Row("clip_grad_norm_(p, 1.5)", p -> GradClip.norm_(p, 1.5)),
          "clip_small", new Row("clip_grad_norm_(p, 1000.0)", p -> GradClip.norm_(p, 1000)),
          "clip_l1", new Row("clip_grad_norm_(p, 2.0, norm_type=1)", p -> GradClip.norm_(p, 2, 1)),
          "clip_l3", new Row("clip_grad_norm_(p, 2.0, norm_type=3)", p -> GradClip.norm_(p, 2, 3)),
          "clip_inf",
              new Row(
                  "clip_grad_norm_(p, 0.5, norm_type=inf)",
                  p -> GradClip.norm_(p, 0.5, Double.POSITIVE_INFINITY)),
          "clip_value", new Row("clip_grad_value_(p, 0.4)", GradClipTest::value));

  private static double value(List<Parameter> parameters) {
    GradClip.value_(parameters, 0.4);
    return 0;
  }

  static Set<String> rows() {
    return ROWS.keySet();
  }

  private static Parameter withGradient(Tensor gradient) {
    Parameter parameter = new Parameter(gradient.zerosLike());
    parameter.mul(gradient).sum().backward();
    return parameter;
  }

  @Test
  void everyReferenceHasARow() {
    Set<String> cases = new TreeSet<>(GOLDEN.cases());
    cases.removeIf(name -> !name.startsWith("clip_"));
    assertEquals(cases, new TreeSet<>(rows()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorch(String name) {
    assertEquals(GOLDEN.text(name), ROWS.get(name).call());
    compare(name, DType.FLOAT64, 1e-12);
    compare(name, DType.FLOAT32, 1e-6);
    WithKernels.nd4j(() -> compare(name, DType.FLOAT32, 1e-6));
  }

  private static void compare(String name, DType dtype, double tolerance) {
    List<Parameter> parameters = new ArrayList<>();
    for (Tensor gradient : GOLDEN.list(name + "/grads")) {
      parameters.add(withGradient(gradient.to(dtype)));
      parameters.add(new Parameter(Tensor.ones(3).to(dtype)));
    }
    double norm = ROWS.get(name).clip().applyAsDouble(parameters);
    if (GOLDEN.has(name + "/norm")) {
      double expected = GOLDEN.get(name + "/norm").item();
      assertEquals(expected, norm, tolerance * expected);
    }
    for (int i = 0; i < 2; i++) {
      Tensor expected = GOLDEN.get(name + "/clipped." + i);
      assertClose(name, expected, parameters.get(2 * i).grad(), tolerance);
      assertEquals(null, parameters.get(2 * i + 1).grad());
    }
  }

  @Test
  void valuesEndExactlyAtTheBorder() {
    checkBorder();
    WithKernels.nd4j(GradClipTest::checkBorder);
  }

  private static void checkBorder() {
    float inf = Float.POSITIVE_INFINITY;
    float nan = Float.NaN;
    Parameter p = withGradient(Tensor.of(new float[] {-inf, -5, -0.1f, 0, 0.03f, 5e7f, inf, nan}));
    GradClip.value_(List.of(p), 0.1f);
    assertArrayEquals(
        new float[] {-0.1f, -0.1f, -0.1f, 0, 0.03f, 0.1f, 0.1f, nan}, p.grad().toFloatArray());
  }

  @Test
  void aNormThatIsNotFiniteThrowsWhenAsked() {
    Parameter p = withGradient(Tensor.of(new float[] {1, Float.POSITIVE_INFINITY}));
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> GradClip.norm_(List.of(p), 1, 2, true));
    assertTrue(e.getMessage().contains("norm is Infinity"));
    assertEquals(1, p.grad().at(0));
    assertEquals(Double.POSITIVE_INFINITY, GradClip.norm_(List.of(p), 1));
    assertEquals(0, p.grad().at(0));
    assertEquals(0, GradClip.norm_(List.of(), 1));
  }

  @Test
  void refusesLimitsThatAreNone() {
    for (Runnable wrong :
        List.<Runnable>of(
            () -> GradClip.norm_(List.of(), -1),
            () -> GradClip.norm_(List.of(), 1, 0),
            () -> GradClip.value_(List.of(), Double.NaN))) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, wrong::run)
              .getMessage()
              .contains("expected"));
    }
  }
}
