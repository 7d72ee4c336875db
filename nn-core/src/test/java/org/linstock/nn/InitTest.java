package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

class InitTest {
  @Test
  void skippedDrawsLeaveValuesAndTheGeneratorAlone() {
    Generator.manualSeed(7);
    Linear skipped;
    try (Init.Skip skip = Init.skip()) {
      skipped = new Linear(3, 2);
    }
    float[] afterSkip = new Linear(3, 2).weight().toFloatArray();
    Generator.manualSeed(7);
    assertArrayEquals(new Linear(3, 2).weight().toFloatArray(), afterSkip);
    assertArrayEquals(new float[6], skipped.weight().toFloatArray());
    assertArrayEquals(new float[2], skipped.bias().toFloatArray());
  }

  @Test
  void anAffineLayerStartsWithinItsBound() {
    Generator.manualSeed(7);
    Conv2d layer = new Conv2d(4, 32, 5);
    double bound = 1 / Math.sqrt(4 * 5 * 5);
    for (Tensor values : layer.parameters()) {
      double largest = 0;
      for (float v : values.toFloatArray()) {
        largest = Math.max(largest, Math.abs(v));
      }
      assertTrue(largest <= bound && largest > 0.9 * bound, "largest " + largest);
    }
  }

  @Test
  void skippedDrawsOfAnyLawLeaveTensorsAlone() {
    Tensor x = Tensor.ones(2, 2);
    try (Init.Skip skip = Init.skip()) {
      Init.orthogonal_(x);
      Init.sparse_(x, 0.5);
      Init.truncNormal_(x);
      Init.kaimingNormal_(x);
    }
    assertArrayEquals(new float[] {1, 1, 1, 1}, x.toFloatArray());
  }

  static Stream<Arguments> wrong() {
    Tensor vector = Tensor.zeros(3);
    Tensor matrix = Tensor.zeros(3, 2);
    Tensor kernel = Tensor.zeros(3, 2, 2);
    return Stream.of(
        wrong("uniform_: got low 2.0 above high 1.0", () -> Init.uniform_(vector, 2, 1)),
        wrong(
            "uniform_: a tensor of int64, expected a floating point type",
            () -> Init.uniform_(Tensor.ofInts(1))),
        wrong("normal_: got std -1.0, expected 0 or more", () -> Init.normal_(vector, 0, -1)),
        wrong(
            "truncNormal_: got bounds 2.0 and 1.0, expected a < b",
            () -> Init.truncNormal_(vector, 0, 1, 2, 1)),
        wrong(
            "truncNormal_: got std 0, expected more; use constant_",
            () -> Init.truncNormal_(vector, 0, 0, 1, 2)),
        wrong("eye_: got shape [3], expected rank 2", () -> Init.eye_(vector)),
        wrong("dirac_: got shape [3, 2], expected rank 3 to 5", () -> Init.dirac_(matrix)),
        wrong(
            "dirac_: 3 output channels do not divide into 2 groups", () -> Init.dirac_(kernel, 2)),
        wrong(
            "init: fan in and fan out need a tensor of rank 2 or more, got shape [3]",
            () -> Init.xavierNormal_(vector)),
        wrong(
            "orthogonal_: got shape [3], expected rank 2 or more", () -> Init.orthogonal_(vector)),
        wrong("sparse_: got shape [3, 2, 2], expected rank 2", () -> Init.sparse_(kernel, 0.5)),
        wrong("sparse_: got sparsity 1.5, expected 0 to 1", () -> Init.sparse_(matrix, 1.5)));
  }

  private static Arguments wrong(String message, Runnable call) {
    return Arguments.of(message, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void saysWhatIsWrong(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
