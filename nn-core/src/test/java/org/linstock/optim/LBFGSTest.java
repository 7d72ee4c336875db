package org.linstock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linstock.testkit.Golden.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.io.Safetensors;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** L-BFGS on a logistic regression, on both implementations of the kernels, against PyTorch. */
class LBFGSTest {
  private static final Golden GOLDEN = Golden.load("optimizers");
  private static final int STEPS = 10;

  private record Row(String constructor, Function<List<Parameter>, LBFGS> make) {}

  private static final Map<String, Row> ROWS = new LinkedHashMap<>();

  static {
    ROWS.put(
        "lbfgs", new Row("optim.LBFGS(p, lr=0.5, max_iter=4)", p -> new LBFGS(p, 0.5).maxIter(4)));
    ROWS.put(
        "lbfgs_history",
        new Row(
            "optim.LBFGS(p, lr=1, max_iter=5, history_size=3)",
            p -> new LBFGS(p).maxIter(5).historySize(3)));
    ROWS.put(
        "lbfgs_wolfe",
        new Row(
            "optim.LBFGS(p, lr=1, max_iter=3, line_search_fn='strong_wolfe')",
            p -> new LBFGS(p).maxIter(3).lineSearch("strong_wolfe")));
    ROWS.put(
        "lbfgs_wolfe_far",
        new Row(
            "optim.LBFGS(p, lr=20, max_iter=6, history_size=2, line_search_fn='strong_wolfe')",
            p -> new LBFGS(p, 20).maxIter(6).historySize(2).lineSearch("strong_wolfe")));
    ROWS.put(
        "lbfgs_tolerance",
        new Row(
            "optim.LBFGS(p, max_iter=20, max_eval=9, tolerance_grad=1e-3, tolerance_change=1e-5)",
            p -> new LBFGS(p).maxIter(20).maxEval(9).toleranceGrad(1e-3).toleranceChange(1e-5)));
  }

  @TempDir private Path folder;

  static Set<String> rows() {
    return ROWS.keySet();
  }

  /** The regression of a case. */
  private static final class Regression extends Module {
    private final Parameter a;
    private final Parameter b;
    private final Tensor x;
    private final Tensor y;

    Regression(String name, DType dtype) {
      a = register("a", GOLDEN.get(name + "/init.0").to(dtype));
      b = register("b", GOLDEN.get(name + "/init.1").to(dtype));
      x = GOLDEN.get(name + "/x").to(dtype);
      y = GOLDEN.get(name + "/y").to(dtype);
    }

    @Override
    public Tensor forward(Tensor input) {
      Tensor margin = input.matmul(a).add(b).squeeze(1).mul(y);
      Tensor penalty = a.mul(a).sum().mul(0.01);
      return margin.neg().exp().add(1).log().mean().add(penalty);
    }

    Tensor closure(Optimizer optimizer) {
      optimizer.zeroGrad();
      Tensor loss = forward(x);
      loss.backward();
      return loss;
    }

    void train(Optimizer optimizer, int steps) {
      for (int i = 0; i < steps; i++) {
        optimizer.step(() -> closure(optimizer));
      }
    }

    void restart(String name, int step) {
      a.data().copy_(GOLDEN.get("%s/after%d.0".formatted(name, step)));
      b.data().copy_(GOLDEN.get("%s/after%d.1".formatted(name, step)));
    }
  }

  private static LBFGS optimizer(String name, Module net) {
    return ROWS.get(name).make().apply(net.parameters());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorch(String name) {
    assertEquals(GOLDEN.text(name), ROWS.get(name).constructor());
    compare(name, DType.FLOAT64, 1e-10);
    WithKernels.nd4j(() -> compare(name, DType.FLOAT64, 1e-10));
  }

  private static void compare(String name, DType dtype, double tolerance) {
    Regression net = new Regression(name, dtype);
    LBFGS optimizer = optimizer(name, net);
    Tensor losses = GOLDEN.get(name + "/losses");
    for (int step = 1; step <= STEPS; step++) {
      Tensor loss = optimizer.step(() -> net.closure(optimizer));
      assertEquals(losses.at(step - 1), loss.item(), tolerance, name + " loss " + step);
      for (int i = 0; i < 2; i++) {
        Tensor expected = GOLDEN.get("%s/after%d.%d".formatted(name, step, i));
        assertClose(name + " step " + step, expected, net.parameters().get(i), tolerance);
      }
    }
  }

  /** The path depends on rounding, the minimum does not. */
  @ParameterizedTest
  @MethodSource("rows")
  void findsTheMinimumInFloat32(String name) {
    Regression net = new Regression(name, DType.FLOAT32);
    FlatParameters.of(net);
    net.train(optimizer(name, net), STEPS);
    double least = GOLDEN.get(name + "/losses").at(STEPS - 1);
    assertEquals(least, net.forward(net.x).item(), 1e-5);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void pyTorchsStateDictContinues(String name) {
    Regression net = new Regression(name, DType.FLOAT64);
    LBFGS optimizer = optimizer(name, net);
    net.train(optimizer, 1);
    net.restart(name, 3);
    Map<String, Tensor> state = new LinkedHashMap<>(optimizer.stateDict());
    state.keySet().removeIf(key -> key.startsWith("state."));
    state.putAll(GOLDEN.map(name + "/state3"));
    optimizer.loadStateDict(state);
    net.train(optimizer, STEPS - 3);
    for (int i = 0; i < 2; i++) {
      Tensor expected = GOLDEN.get("%s/after%d.%d".formatted(name, STEPS, i));
      assertClose(name, expected, net.parameters().get(i), 1e-10);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void savedStateContinuesWithTheSameBits(String name) throws IOException {
    Regression net = new Regression(name, DType.FLOAT32);
    LBFGS optimizer = optimizer(name, net);
    net.train(optimizer, 2);
    Path file = folder.resolve("lbfgs.safetensors");
    Safetensors.save(file, optimizer.stateDict());
    Map<String, Tensor> named = optimizer.namedState(net);
    Regression second = new Regression(name, DType.FLOAT32);
    second.loadStateDict(net.stateDict());
    LBFGS fromDict = optimizer(name, second);
    second.train(fromDict, 1);
    second.loadStateDict(net.stateDict());
    fromDict.loadStateDict(Safetensors.load(file));
    Regression third = new Regression(name, DType.FLOAT32);
    third.loadStateDict(net.stateDict());
    LBFGS fromNamed = optimizer(name, third);
    fromNamed.loadNamedState(third, named);
    net.train(optimizer, 2);
    second.train(fromDict, 2);
    third.train(fromNamed, 2);
    assertArrayEquals(net.a.toFloatArray(), second.a.toFloatArray());
    assertArrayEquals(net.a.toFloatArray(), third.a.toFloatArray());
    assertEquals(optimizer.stepCount(), fromDict.stepCount());
    assertEquals(optimizer.stepCount(), fromNamed.stepCount());
  }

  @Test
  void saysWhatItDoesNotDo() {
    Regression net = new Regression("lbfgs", DType.FLOAT32);
    LBFGS optimizer = optimizer("lbfgs", net);
    assertTrue(message(optimizer::step).contains("call step(closure)"));
    assertTrue(message(() -> optimizer.addParamGroup(ParamGroup.of())).contains("one group only"));
    assertTrue(message(() -> optimizer.lineSearch("armijo")).contains("\"strong_wolfe\""));
    assertTrue(message(() -> optimizer.maxIter(0)).contains("max_iter = 0.0, expected a whole"));
    assertTrue(message(() -> optimizer.readSlot("d", 0, new float[5])).contains("stateDict()"));
    assertTrue(message(() -> optimizer.writeSlot("d", 0, new float[5])).contains("stateDict()"));
    assertTrue(message(() -> optimizer.setStepCount(3)).contains("expected 0"));
    net.train(optimizer, 1);
    Map<String, Tensor> state = new LinkedHashMap<>(optimizer.stateDict());
    state.put("state.0.ro", Tensor.ones(2));
    assertEquals(
        "optimizer state: state.0.old_dirs is of shape [3, 5], expected shape [2, 5]",
        message(() -> optimizer.loadStateDict(state)));
    optimizer.setStepCount(0);
    assertEquals(0, optimizer.stepCount());
  }

  private static String message(Runnable action) {
    return assertThrows(RuntimeException.class, action::run).getMessage();
  }
}
