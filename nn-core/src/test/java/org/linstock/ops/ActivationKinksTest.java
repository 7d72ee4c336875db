package org.linstock.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linstock.testkit.Golden.assertClose;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.memory.DType;
import org.linstock.nn.Functional;
import org.linstock.nn.GaussianNLLLoss;
import org.linstock.nn.HuberLoss;
import org.linstock.nn.L1Loss;
import org.linstock.nn.Loss.Reduction;
import org.linstock.nn.MarginRankingLoss;
import org.linstock.nn.SmoothL1Loss;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** Where a function has a corner, its gradient is the one that PyTorch chose. */
class ActivationKinksTest {
  private static final Golden GOLDEN = Golden.load("activation_kinks");
  private static final Map<String, UnaryOperator<Tensor>> FUNCTIONS = new TreeMap<>();

  static {
    FUNCTIONS.put("leaky_relu", x -> Functional.leakyRelu(x, 0.25));
    FUNCTIONS.put("elu", x -> Functional.elu(x, 0.75));
    FUNCTIONS.put("hardtanh", Functional::hardtanh);
    FUNCTIONS.put("relu6", Functional::relu6);
    FUNCTIONS.put("hardsigmoid", Functional::hardsigmoid);
    FUNCTIONS.put("hardswish", Functional::hardswish);
    FUNCTIONS.put("prelu", x -> Functional.prelu(x, Tensor.full(0.25, 1).to(x.dtype())));
    FUNCTIONS.put("softsign", Functional::softsign);
    FUNCTIONS.put("abs", x -> new L1Loss(Reduction.NONE).forward(x, x.zerosLike()));
    FUNCTIONS.put("huber", x -> new HuberLoss(1, Reduction.NONE).forward(x, x.zerosLike()));
    FUNCTIONS.put("smooth_l1", x -> new SmoothL1Loss(1, Reduction.NONE).forward(x, x.zerosLike()));
    FUNCTIONS.put(
        "gaussian",
        x -> {
          Tensor one = Tensor.ones(6).to(x.dtype());
          return new GaussianNLLLoss(Reduction.NONE).eps(2).forward(x.zerosLike(), one, x.add(3));
        });
    FUNCTIONS.put(
        "ranking",
        x ->
            new MarginRankingLoss(0, Reduction.NONE)
                .forward(x, x.zerosLike(), Tensor.ones(6).to(x.dtype())));
  }

  static Iterable<String> functions() {
    return FUNCTIONS.keySet();
  }

  @Test
  void everyReferenceHasARow() {
    assertEquals(GOLDEN.cases(), new TreeSet<>(FUNCTIONS.keySet()));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void valueAndGradientArePyTorchs(String name) {
    for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      double tolerance = dtype == DType.FLOAT64 ? 1e-9 : 1e-5;
      Tensor x = GOLDEN.get(name + "/input.0").to(dtype).copy().requiresGrad_(true);
      Tensor y = FUNCTIONS.get(name).apply(x);
      assertClose(name, GOLDEN.get(name + "/output"), y, tolerance);
      y.backward(GOLDEN.get(name + "/grad_output").to(dtype));
      assertClose(name + " gradient", GOLDEN.get(name + "/grad.0"), x.grad(), tolerance);
    }
  }
}
