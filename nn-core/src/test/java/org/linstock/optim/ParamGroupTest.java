package org.linstock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linstock.memory.DType;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.Parameter;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Tensor;

/** Groups of parameters with settings of their own. */
class ParamGroupTest {
  private static Parameter parameter(float... values) {
    return new Parameter(Tensor.of(values));
  }

  private static void backward(Parameter parameter, double gradient) {
    parameter.mul(gradient).sum().backward();
  }

  @Test
  void aGroupTakesFromItsOptimizerWhatItDoesNotSet() {
    Parameter a = parameter(1);
    Parameter b = parameter(1);
    SGD optimizer = new SGD(0.5, ParamGroup.of(a).lr(0.25), ParamGroup.of(b).weightDecay(1));
    optimizer.weightDecay(2);
    backward(a, 0);
    backward(b, 0);
    optimizer.step();
    assertEquals(1 - 0.25 * 2, a.item(), 1e-6);
    assertEquals(1 - 0.5 * 1, b.item(), 1e-6);
    assertEquals(0.25, optimizer.lr());
    optimizer.setLr(0.125);
    assertEquals(0.125, optimizer.paramGroups().get(0).lr());
    assertEquals(0.125, optimizer.paramGroups().get(1).lr());
  }

  @Test
  void aFlatNetInTwoGroupsIsUpdatedByGroup() {
    Sequential net = new Sequential(new Linear(1, 1), new Linear(1, 1));
    FlatParameters.of(net);
    List<Parameter> p = net.parameters();
    Optimizer optimizer =
        new SGD(1, ParamGroup.of(p.get(0), p.get(1)), ParamGroup.of(p.get(2), p.get(3)).lr(2));
    double[] before = p.stream().mapToDouble(Tensor::item).toArray();
    p.forEach(parameter -> backward(parameter, 1));
    optimizer.step();
    for (int i = 0; i < 4; i++) {
      assertEquals(before[i] - (i < 2 ? 1 : 2), p.get(i).item(), 1e-6);
    }
  }

  @Test
  void aGroupMayComeLater() {
    Parameter a = parameter(1, 2);
    Parameter b = parameter(3);
    Adam optimizer = new Adam(List.of(a), 0.1);
    backward(a, 1);
    optimizer.step();
    optimizer.addParamGroup(ParamGroup.of(b).lr(0.01));
    assertEquals(1, optimizer.stateDict().get("state.0.step").item());
    float[] moments = new float[3];
    optimizer.readSlot("exp_avg", 0, moments);
    assertArrayEquals(new float[] {0.1f, 0.1f, 0}, moments, 1e-7f);
    optimizer.zeroGrad();
    backward(b, 1);
    optimizer.step();
    assertEquals(3 - 0.01, b.item(), 1e-6);
    assertEquals(2, optimizer.paramGroups().size());
    assertEquals(List.of(b), optimizer.paramGroups().get(1).parameters());
  }

  @Test
  void refusesWhatCannotBe() {
    Parameter a = parameter(1);
    Parameter b = parameter(1);
    assertEquals(
        "optimizer: parameter 1 of shape [1] is given twice; give each parameter once, to one group",
        message(() -> new SGD(0.1, ParamGroup.of(a), ParamGroup.of(a))));
    assertTrue(message(() -> new SGD(0.1)).contains("empty parameter list"));
    assertEquals(
        "ParamGroup: Adam has no setting momentum; it has [lr, betas, eps, weight_decay, amsgrad, maximize]",
        message(() -> new Adam(0.1, ParamGroup.of(a).momentum(0.9))));
    ParamGroup group = ParamGroup.of(a);
    assertTrue(message(group::lr).contains("lr is not set, and the group has no optimizer"));
    SGD optimizer = new SGD(0.1, group);
    assertTrue(message(() -> group.rho(0.9)).contains("SGD has no setting rho"));
    assertTrue(message(() -> new SGD(0.1, group)).contains("belongs to an optimizer (SGD)"));
    assertTrue(message(() -> optimizer.addParamGroup(ParamGroup.of(a))).contains("given twice"));
    assertTrue(message(() -> group.momentum(-1)).contains("momentum = -1.0, expected a number"));
    Parameter wide = new Parameter(Tensor.of(new double[] {1}));
    assertTrue(message(() -> new SGD(List.of(b, wide), 0.1)).contains("parameter 1 is float64"));
    assertTrue(
        message(() -> new SGD(new LazyLinear(3).parameters(), 0.1))
            .contains("run one forward (a dry run) first"));
  }

  @Test
  void aStateDictThatDoesNotFitChangesNothing() {
    Parameter a = parameter(1);
    Adam optimizer = new Adam(List.of(a), 0.1);
    backward(a, 1);
    optimizer.step();
    Map<String, Tensor> good = optimizer.stateDict();
    assertArrayEquals(new double[] {0.9, 0.999}, good.get("param_groups.0.betas").toDoubleArray());
    assertArrayEquals(new long[] {0}, good.get("param_groups.0.params").toLongArray());
    assertEquals(
        "optimizer state: state.0.max_exp_avg_sq is missing, expected shape [1]",
        refusal(optimizer, good, "param_groups.0.amsgrad", Tensor.scalar(1)));
    assertEquals(
        "optimizer state: param_groups.0.params is of shape [2], expected shape [1]",
        refusal(optimizer, good, "param_groups.0.params", Tensor.ofInts(0, 1)));
    assertEquals(
        "loadStateDict: the state has more parameter groups than the optimizer, which has 1",
        refusal(optimizer, good, "param_groups.1.params", Tensor.ofInts(1)));
    assertEquals(
        "optimizer: lr = -1.0, expected a number of at least 0",
        refusal(optimizer, good, "param_groups.0.lr", Tensor.scalar(-1)));
    assertEquals(
        "optimizer state: state.0.step is of shape [2], expected one number",
        refusal(optimizer, good, "state.0.step", Tensor.ofInts(1, 2)));
    assertEquals(
        "optimizer state: state.0.step = -3, expected a number of at least 0",
        refusal(optimizer, good, "state.0.step", Tensor.ofInts(-3)));
    assertEquals(good.keySet(), optimizer.stateDict().keySet());
    assertEquals(0, optimizer.stateDict().get("param_groups.0.amsgrad").item());
    assertThrows(IllegalArgumentException.class, () -> optimizer.setStepCount(-1));
  }

  private static String refusal(
      Optimizer optimizer, Map<String, Tensor> good, String key, Tensor value) {
    Map<String, Tensor> bad = new LinkedHashMap<>(good);
    bad.put(key, value);
    bad.put("param_groups.0.eps", Tensor.scalar(0.5));
    String message = message(() -> optimizer.loadStateDict(bad));
    assertEquals(1e-8, optimizer.stateDict().get("param_groups.0.eps").item());
    return message;
  }

  @Test
  void aNetConvertedUnderItsOptimizerIsRefused() {
    Linear net = new Linear(1, 1);
    Adam optimizer = new Adam(net.parameters(), 0.1);
    net.to(DType.FLOAT64);
    net.parameters().forEach(p -> backward(p, 1));
    optimizer.step();
    net.to(DType.FLOAT32);
    net.parameters().forEach(p -> backward(p, 1));
    assertTrue(message(optimizer::step).contains("float32 now, their state is float64"));
  }

  @Test
  void printsItsGroups() {
    assertEquals(
        """
        SGD (
        Parameter Group 0
            lr: 0.1
            momentum: 0.9
            dampening: 0.0
            weight_decay: 0.0
            nesterov: 0.0
            maximize: 0.0
        )""",
        new SGD(List.of(parameter(1)), 0.1).momentum(0.9).toString());
    assertEquals("    betas: [0.8, 0.9]\n", ParamGroup.of(parameter(1)).betas(0.8, 0.9).toString());
  }

  @Test
  void aClosureGivesTheLossBeforeTheStep() {
    Parameter a = parameter(2);
    SGD optimizer = new SGD(List.of(a), 0.25);
    Tensor loss =
        optimizer.step(
            () -> {
              optimizer.zeroGrad();
              Tensor square = a.mul(a).sum();
              square.backward();
              return square;
            });
    assertEquals(4, loss.item());
    assertEquals(1, a.item());
  }

  private static String message(Runnable action) {
    return assertThrows(RuntimeException.class, action::run).getMessage();
  }
}
