package org.linstock.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.kernels.WithKernels;
import org.linstock.nn.Functional;
import org.linstock.tensor.Tensor;

/** Sizes 0 and 1, and shapes that do not fit. */
class EdgeShapesTest {
  /** Ops that take any shape and keep it. */
  private static final Map<String, UnaryOperator<Tensor>> ELEMENTWISE = new LinkedHashMap<>();

  static {
    ELEMENTWISE.put("add", x -> x.add(x));
    ELEMENTWISE.put("add scalar", x -> x.add(1));
    ELEMENTWISE.put("sub", x -> x.sub(Tensor.scalar(1)));
    ELEMENTWISE.put("mul", x -> x.mul(Tensor.scalar(2)));
    ELEMENTWISE.put("div", x -> x.div(2));
    ELEMENTWISE.put("pow", x -> x.pow(2));
    ELEMENTWISE.put("neg", Tensor::neg);
    ELEMENTWISE.put("abs", Tensor::abs);
    ELEMENTWISE.put("exp", Tensor::exp);
    ELEMENTWISE.put("relu", Tensor::relu);
    ELEMENTWISE.put("sigmoid", Tensor::sigmoid);
    ELEMENTWISE.put("tanh", Tensor::tanh);
    ELEMENTWISE.put("softmax", x -> x.dim() == 0 ? x : x.softmax(-1));
    ELEMENTWISE.put("log softmax", x -> x.dim() == 0 ? x : x.logSoftmax(0));
    ELEMENTWISE.put("contiguous", x -> x.t().contiguous().t());
    ELEMENTWISE.put("reshape", x -> x.reshape(x.numel()).reshape(x.shape()));
    ELEMENTWISE.put("slice", x -> x.dim() == 0 ? x : x.slice(0, 0, x.size(0)));
    ELEMENTWISE.put("cat", x -> x.dim() == 0 ? x : Tensor.cat(0, x));
    ELEMENTWISE.put("squeeze", x -> x.unsqueeze(0).squeeze(0));
  }

  static List<String> names() {
    return List.copyOf(ELEMENTWISE.keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsEmptyAndSingleShapes(String name) {
    keepsShapes(name);
    WithKernels.nd4j(() -> keepsShapes(name));
  }

  private static void keepsShapes(String name) {
    for (long[] shape : new long[][] {{}, {1}, {1, 1}, {0}, {0, 3}, {3, 0}}) {
      Tensor x = Tensor.ones(shape).requiresGrad_(true);
      Tensor y = ELEMENTWISE.get(name).apply(x);
      assertArrayEquals(shape, y.shape(), name);
      y.sum().backward();
      assertArrayEquals(shape, x.grad().shape(), name);
      assertEquals(x.numel(), x.grad().toFloatArray().length, name);
    }
  }

  @Test
  void reducesEmptyTensors() {
    reducesEmpty();
    WithKernels.nd4j(EdgeShapesTest::reducesEmpty);
  }

  private static void reducesEmpty() {
    Tensor x = Tensor.zeros(0, 3);
    assertEquals(0, x.sum().item());
    assertTrue(Double.isNaN(x.mean().item()));
    assertArrayEquals(new float[3], x.sum(0).toFloatArray());
    assertArrayEquals(new long[] {0}, x.sum(1).shape());
    assertArrayEquals(new long[] {0, 1}, x.sum(true, 1).shape());
    assertArrayEquals(new long[] {0}, x.argmax(1).shape());
  }

  @Test
  void multipliesEmptyMatrices() {
    multipliesEmpty();
    WithKernels.nd4j(EdgeShapesTest::multipliesEmpty);
  }

  private static void multipliesEmpty() {
    assertArrayEquals(new float[6], Tensor.ones(2, 0).matmul(Tensor.ones(0, 3)).toFloatArray());
    assertArrayEquals(new long[] {0, 3}, Tensor.ones(0, 2).matmul(Tensor.ones(2, 3)).shape());
    Tensor weight = Tensor.ones(3, 2).requiresGrad_(true);
    Tensor bias = Tensor.ones(3).requiresGrad_(true);
    Tensor y = Functional.linear(Tensor.ones(0, 2), weight, bias);
    assertArrayEquals(new long[] {0, 3}, y.shape());
    y.sum().backward();
    assertArrayEquals(new float[6], weight.grad().toFloatArray());
    assertArrayEquals(new float[3], bias.grad().toFloatArray());
    assertArrayEquals(
        new float[12], Tensor.ones(2, 2, 0).matmul(Tensor.ones(2, 0, 3)).toFloatArray());
    assertArrayEquals(new long[] {0, 2, 2}, Tensor.ones(0, 2, 3).bmm(Tensor.ones(0, 3, 2)).shape());
    assertEquals(0, Tensor.ones(0).dot(Tensor.ones(0)).item());
    assertArrayEquals(
        new long[] {2, 0, 3}, Functional.linear(Tensor.ones(2, 0, 2), weight, bias).shape());
    Tensor one = Functional.linear(Tensor.ones(1, 1), Tensor.ones(1, 1), Tensor.ones(1));
    assertEquals(2, one.item());
  }

  @Test
  void namesShapesThatDoNotBroadcastOrMultiply() {
    assertEquals(
        "add: shapes [2, 3] and [2, 4] do not broadcast (3 ≠ 4 in dimension 1 from the end)",
        message(() -> Tensor.zeros(2, 3).add(Tensor.zeros(2, 4))));
    assertEquals(
        "matmul: shapes [2, 20] and [30, 5] do not multiply (20 ≠ 30)",
        message(() -> Tensor.zeros(2, 20).matmul(Tensor.zeros(30, 5))));
    assertEquals(
        "matmul: shapes [] and [2] do not multiply; a scalar is multiplied with mul",
        message(() -> Tensor.scalar(1).matmul(Tensor.zeros(2))));
    assertTrue(
        message(() -> Tensor.zeros(2, 3, 4).matmul(Tensor.zeros(3, 4, 2)))
            .startsWith("matmul: shapes [2] and [3] do not broadcast"));
    assertTrue(message(() -> Tensor.zeros(2, 3).matmul(Tensor.zeros(2))).contains("(3 ≠ 2)"));
    assertTrue(
        message(() -> Tensor.zeros(1, 2, 3).bmm(Tensor.zeros(2, 3, 2))).contains("[b, k, m]"));
    assertTrue(message(() -> Tensor.zeros(2, 2).dot(Tensor.zeros(2))).startsWith("dot: got shape"));
    assertTrue(message(() -> Tensor.zeros(2).mv(Tensor.zeros(2))).contains("a matrix"));
    assertTrue(message(() -> Tensor.zeros(2, 2).outer(Tensor.zeros(2))).contains("a vector"));
    assertTrue(
        message(() -> Tensor.zeros(3).addmm(Tensor.zeros(2, 2), Tensor.zeros(2, 2)))
            .startsWith("addmm: shapes [2, 2] and [3]"));
    assertTrue(
        message(() -> Tensor.ofInts(1).matmul(Tensor.ofInts(1))).contains("a tensor of int64"));
    assertTrue(
        message(() -> Tensor.zeros(3).add_(Tensor.zeros(2, 3))).contains("broadcasts to [3]"));
    assertTrue(message(() -> Tensor.zeros(3).copy_(Tensor.zeros(2, 3))).startsWith("copy_: "));
    assertTrue(message(() -> Tensor.zeros(1).copy_(Tensor.zeros(3))).startsWith("copy_: "));
    assertTrue(
        message(() -> Functional.linear(Tensor.zeros(4, 2), Tensor.zeros(2, 3), null))
            .startsWith("linear: got shape [4, 2], expected […, 3]"));
  }

  @Test
  void labelsOutOfRangeAreNamed() {
    assertEquals(
        "cross_entropy: label 3 at row 1, expected 0 to 2",
        message(() -> Functional.crossEntropy(Tensor.zeros(2, 3), Tensor.ofInts(0, 3))));
    assertTrue(
        message(() -> Functional.crossEntropy(Tensor.zeros(2, 3), Tensor.zeros(2)))
            .contains("int64"));
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
