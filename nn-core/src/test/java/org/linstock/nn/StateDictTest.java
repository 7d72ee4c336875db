package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** States, their loading, and parameters that are used twice. */
class StateDictTest {
  private static Sequential tied() {
    Module shared = new Linear(8, 8);
    return new Sequential(
        new Linear(4, 8), new ReLU(), shared, new ReLU(), shared, new ReLU(), new Linear(8, 1));
  }

  @Test
  void namesAreTheCheckpointContract() {
    Sequential net = new Sequential(new Linear(3, 2), new ReLU(), new Linear(2, 1));
    assertEquals(
        List.of("0.weight", "0.bias", "2.weight", "2.bias"), List.copyOf(net.stateDict().keySet()));
  }

  @Test
  void sharesTheModulesMemory() {
    Linear net = new Linear(1, 1);
    net.stateDict().get("bias").fill_(42);
    assertEquals(42, net.bias().item());
  }

  @Test
  void loadsAnotherNetsStateAndConvertsItsType() {
    Linear from = new Linear(3, 2);
    Map<String, Tensor> state = new LinkedHashMap<>();
    from.stateDict().forEach((name, tensor) -> state.put(name, tensor.to(DType.FLOAT64)));
    Linear to = new Linear(3, 2);
    to.loadStateDict(state);
    assertArrayEquals(from.weight().toFloatArray(), to.weight().toFloatArray());
    assertEquals(DType.FLOAT32, to.weight().dtype());
  }

  @Test
  void listsAllProblemsTogetherAndChangesNothing() {
    Sequential net = new Sequential(new Linear(3, 2), new Linear(2, 1));
    float[] before = net.stateDict().get("0.bias").toFloatArray();
    Map<String, Tensor> state = new LinkedHashMap<>(net.stateDict());
    state.put("0.bias", Tensor.full(9, 2));
    state.put("0.weight", Tensor.zeros(3, 2));
    state.put("1.weight", Tensor.zeros(2));
    state.remove("1.bias");
    state.put("head", Tensor.zeros(1));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> net.loadStateDict(state));
    assertEquals(
        "loadStateDict: the state does not fit Sequential: missing [1.bias]; unexpected [head]; "
            + "size mismatch for 0.weight: got [3, 2], expected [2, 3]; "
            + "size mismatch for 1.weight: got [2], expected [1, 2]",
        e.getMessage());
    assertArrayEquals(before, net.stateDict().get("0.bias").toFloatArray());
  }

  @Test
  void aSharedLayerIsSeenTwiceInTheStateAndOnceAmongTheParameters() {
    Sequential net = tied();
    assertEquals(6, net.parameters().size());
    assertEquals(8, net.stateDict().size());
    net.stateDict().get("2.weight").set(5, 0, 0);
    assertEquals(5, net.stateDict().get("4.weight").at(0, 0));
  }

  @Test
  void aSharedLayersGradientIsTheSumOfBothUses() {
    Sequential net = tied();
    Sequential apart =
        new Sequential(
            new Linear(4, 8),
            new ReLU(),
            new Linear(8, 8),
            new ReLU(),
            new Linear(8, 8),
            new ReLU(),
            new Linear(8, 1));
    apart.loadStateDict(net.stateDict());
    Tensor x = Tensor.randn(5, 4);
    net.forward(x).sum().backward();
    apart.forward(x).sum().backward();
    Tensor sum =
        ((Linear) apart.get(2)).weight().grad().add(((Linear) apart.get(4)).weight().grad());
    assertArrayEquals(
        sum.toFloatArray(), ((Linear) net.get(2)).weight().grad().toFloatArray(), 1e-5f);
  }

  @Test
  void aSharedLayersMemoryIsFlatOnce() {
    Sequential net = tied();
    float[] before = net.stateDict().get("4.weight").toFloatArray();
    FlatParameters flat = FlatParameters.of(net);
    assertEquals(4 * 8 + 8 + 8 * 8 + 8 + 8 + 1, flat.size());
    assertArrayEquals(before, net.stateDict().get("4.weight").toFloatArray());
    flat.write(new float[flat.size()]);
    assertArrayEquals(new float[64], net.stateDict().get("2.weight").toFloatArray());
  }
}
