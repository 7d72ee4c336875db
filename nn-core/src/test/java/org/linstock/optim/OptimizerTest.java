package org.linstock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.Parameter;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Tensor;

/** The driver that all optimizers share: gradients, state, and what it refuses. */
class OptimizerTest {
  static List<OptimizerTable.Row> rows() {
    return OptimizerTable.rows();
  }

  private static void backward(Parameter parameter, double gradient) {
    parameter.mul(gradient).sum().backward();
  }

  private static Parameter parameter(float... values) {
    return new Parameter(Tensor.of(values));
  }

  static List<Function<List<Parameter>, Optimizer>> optimizersWithMoments() {
    return List.of(p -> new Adam(p, 1e-3), p -> new SGD(p, 1e-3).momentum(0.9));
  }

  /** A subnormal number never gets to 0 by itself: 0.9 of the smallest rounds to the smallest. */
  @ParameterizedTest
  @MethodSource("optimizersWithMoments")
  void aMomentThatGetsNoGradientEndsAtZero(Function<List<Parameter>, Optimizer> kind) {
    Parameter parameter = parameter(1, -1);
    Optimizer optimizer = kind.apply(List.of(parameter));
    for (int step = 0; step < 1500; step++) {
      optimizer.zeroGrad();
      backward(parameter, step == 0 ? 0.5 : 0);
      optimizer.step();
    }
    float[] moment = new float[2];
    optimizer.readSlot(optimizer.slots().get(0), 0, moment);
    assertArrayEquals(new float[2], moment);
  }

  @Test
  void needsParameters() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new SGD(List.of(), 0.1));
    assertEquals("optimizer got an empty parameter list", e.getMessage());
  }

  @Test
  void refusesSettingsOutOfRange() {
    List<Parameter> p = List.of(parameter(1));
    for (Runnable wrong :
        List.<Runnable>of(
            () -> new SGD(p, -1),
            () -> new SGD(p, Double.NaN),
            () -> new SGD(p, 0.1).momentum(-0.5),
            () -> new SGD(p, 0.1).weightDecay(Double.POSITIVE_INFINITY),
            () -> new Adam(p, 0.1).betas(1, 0.9),
            () -> new Adam(p, 0.1).betas(0.9, -0.1),
            () -> new Adam(p, 0.1).eps(-1),
            () -> new AdamW(p).weightDecay(-1),
            () -> new NAdam(p).momentumDecay(-1),
            () -> new Adamax(p).betas(2, 0),
            () -> new RMSprop(p).alpha(-0.1),
            () -> new Adagrad(p).lrDecay(-1),
            () -> new Adadelta(p).rho(1.5),
            () -> new Adam(p, 0.1).setLr(-1))) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, wrong::run)
              .getMessage()
              .contains("expected a number"));
    }
    SGD nesterov = new SGD(p, 0.1).nesterov(true);
    backward(p.get(0), 1);
    assertTrue(
        assertThrows(IllegalStateException.class, nesterov::step)
            .getMessage()
            .contains("Nesterov needs momentum"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aParameterWithoutAGradientIsLeftAlone(OptimizerTable.Row row) {
    Parameter a = parameter(1, 2);
    Parameter idle = parameter(3, 4);
    Parameter b = parameter(5);
    Optimizer optimizer = row.make().apply(List.of(a, idle, b));
    backward(a, 1);
    backward(b, 1);
    optimizer.step();
    assertArrayEquals(new float[] {3, 4}, idle.toFloatArray());
    assertTrue(a.at(0) != 1 && b.at(0) != 5);
    // Its own first step is like a first step, however late it comes.
    optimizer.zeroGrad();
    backward(idle, 1);
    optimizer.step();
    Parameter fresh = parameter(3, 4);
    Optimizer other = row.make().apply(List.of(parameter(1, 2), fresh, parameter(5)));
    backward(fresh, 1);
    other.step();
    assertArrayEquals(fresh.toFloatArray(), idle.toFloatArray());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aParameterFrozenAndThawedLearnsFromItsNewGradients(OptimizerTable.Row row) {
    Parameter p = parameter(1);
    Optimizer optimizer = row.make().apply(List.of(p));
    backward(p, 0);
    optimizer.step();
    p.requiresGrad_(false);
    p.requiresGrad_(true);
    double before = p.item();
    backward(p, 1);
    optimizer.step();
    assertTrue(Math.abs(p.item() - before) > 5e-4, before + " to " + p.item());
  }

  @Test
  void aLayerInTheMiddleOfAFlatNetMayBeThawed() {
    Sequential net = new Sequential(new Linear(1, 1), new Linear(1, 1), new Linear(1, 1));
    FlatParameters.of(net);
    Optimizer optimizer = new SGD(net.parameters(), 1);
    net.parameters().forEach(p -> backward(p, 0));
    optimizer.step();
    Parameter middle = net.parameters().get(2);
    middle.requiresGrad_(false).requiresGrad_(true);
    double before = middle.item();
    net.parameters().forEach(p -> backward(p, 1));
    optimizer.step();
    assertEquals(before - 1, middle.item(), 1e-6);
  }

  @Test
  void stateIsNamedByParameterWhateverTheOrderOfTheList() {
    Sequential net = new Sequential(new Linear(1, 1), new Linear(1, 1));
    List<Parameter> p = net.parameters();
    Optimizer optimizer = new Adam(List.of(p.get(3), p.get(0), p.get(2), p.get(1)), 0.1);
    for (int i = 0; i < 4; i++) {
      backward(p.get(i), i + 1);
    }
    optimizer.step();
    Map<String, Tensor> state = optimizer.namedState(net);
    assertEquals(0.1, state.get("0.weight.exp_avg").item(), 1e-6);
    assertEquals(0.2, state.get("0.bias.exp_avg").item(), 1e-6);
    assertEquals(0.3, state.get("1.weight.exp_avg").item(), 1e-6);
    assertEquals(0.4, state.get("1.bias.exp_avg").item(), 1e-6);
    assertEquals(1, state.get("step").item());
  }

  @Test
  void stateKeepsTheStepsOfEachParameterAndOneCountServesAll() {
    Linear net = new Linear(1, 1);
    Optimizer optimizer = new NAdam(net.parameters(), 0.1);
    backward(net.weight(), 1);
    optimizer.step();
    backward(net.bias(), 1);
    optimizer.step();
    Map<String, Tensor> state = new LinkedHashMap<>(optimizer.namedState(net));
    assertEquals(2, state.get("step").item());
    assertEquals(1, state.get("bias.step").item());
    assertTrue(!state.containsKey("weight.step"));
    assertTrue(state.get("bias.mu_product").item() > state.get("weight.mu_product").item());
    Optimizer resumed = new NAdam(net.parameters(), 0.1);
    resumed.loadNamedState(net, state);
    assertEquals(1, resumed.stateDict().get("state.1.step").item());
    state.remove("bias.step");
    resumed.loadNamedState(net, state);
    assertEquals(2, resumed.stateDict().get("state.1.step").item());
    resumed.setStepCount(2);
    assertEquals(
        state.get("weight.mu_product").item(),
        resumed.namedState(net).get("bias.mu_product").item());
    state.remove("bias.mu_product");
    assertEquals(
        "optimizer state: bias.mu_product is missing, expected one number",
        message(() -> resumed.loadNamedState(net, state)));
  }

  @Test
  void theInitialAccumulatorComesBeforeTheFirstStep() {
    Parameter p = parameter(1);
    Adagrad optimizer = new Adagrad(List.of(p)).initialAccumulatorValue(3);
    backward(p, 1);
    optimizer.step();
    assertEquals(1 - 0.01 / 2, p.item(), 1e-7);
    assertTrue(
        assertThrows(IllegalStateException.class, () -> optimizer.initialAccumulatorValue(1))
            .getMessage()
            .contains("before the first step"));
  }

  @Test
  void stateOfAnotherNetIsRefused() {
    Module net = new Linear(2, 1);
    Optimizer optimizer = new Adam(net.parameters(), 0.1);
    assertTrue(message(() -> optimizer.namedState(new Linear(2, 1))).contains("not a parameter"));
    assertTrue(message(() -> optimizer.namedState(new Linear(2, 1, false))).contains("optimizer"));
    Map<String, Tensor> state = new LinkedHashMap<>(optimizer.namedState(net));
    state.put("weight.exp_avg", Tensor.ones(1, 2));
    state.remove("bias.exp_avg_sq");
    assertEquals(
        "optimizer state: bias.exp_avg_sq is missing, expected shape [1]",
        message(() -> optimizer.loadNamedState(net, state)));
    assertEquals(0, optimizer.namedState(net).get("weight.exp_avg").sum().item());
    state.put("bias.exp_avg_sq", Tensor.ones(2));
    assertEquals(
        "optimizer state: bias.exp_avg_sq is of shape [2], expected shape [1]",
        message(() -> optimizer.loadNamedState(net, state)));
  }

  @Test
  void slotsAreWholeVectorsInTheOrderOfTheParameters() {
    Module net = new Linear(2, 1);
    FlatParameters flat = FlatParameters.of(net);
    SGD optimizer = new SGD(net.parameters(), 1).momentum(0.5);
    assertEquals(List.of("momentum_buffer"), optimizer.slots());
    assertEquals(List.of(), new SGD(net.parameters(), 1).slots());
    optimizer.writeSlot("momentum_buffer", 0, new float[] {1, 2, 3});
    optimizer.setStepCount(1);
    float[] before = new float[3];
    flat.read(before);
    net.parameters().forEach(p -> backward(p, 0));
    optimizer.step();
    float[] after = new float[3];
    flat.read(after);
    float[] buffer = new float[3];
    optimizer.readSlot("momentum_buffer", 0, buffer);
    assertArrayEquals(new float[] {.5f, 1, 1.5f}, buffer);
    assertEquals(before[2] - 1.5f, after[2], 1e-6f);
    assertEquals(2, optimizer.stepCount());
    assertTrue(
        message(() -> optimizer.readSlot("exp_avg", 0, buffer)).contains("no state \"exp_avg\""));
  }

  private static String message(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
