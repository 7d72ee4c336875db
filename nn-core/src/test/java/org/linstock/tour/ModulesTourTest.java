package org.linstock.tour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linstock.nn.Functional;
import org.linstock.nn.Init;
import org.linstock.nn.LazyLinear;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ModuleDict;
import org.linstock.nn.ModuleList;
import org.linstock.nn.Parallel;
import org.linstock.nn.Parameter;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.optim.SGD;
import org.linstock.tensor.Tensor;

/** A tour of modules, parameters, initialisation and custom layers, to be read from the top. */
class ModulesTourTest {

  @Test
  void aNetOfLayersOneAfterAnother() {
    Sequential net = new Sequential(new LazyLinear(256), new ReLU(), new LazyLinear(10));
    assertEquals(
        """
        Sequential(
          (0): LazyLinear(in_features=0, out_features=256, bias=True)
          (1): ReLU()
          (2): LazyLinear(in_features=0, out_features=10, bias=True)
        )""",
        net.toString());

    // Lazy sizes are fixed by the first forward.
    Tensor x = Tensor.rand(2, 20);
    assertArrayEquals(new long[] {2, 10}, net.forward(x).shape());
    assertEquals(
        """
        Sequential(
          (0): Linear(in_features=20, out_features=256, bias=True)
          (1): ReLU()
          (2): Linear(in_features=256, out_features=10, bias=True)
        )""",
        net.toString());
  }

  static final class MLP extends Module {
    private final Module hidden = register("hidden", new LazyLinear(256));
    private final Module out = register("out", new LazyLinear(10));

    @Override
    public Tensor forward(Tensor x) {
      return out.forward(Functional.relu(hidden.forward(x)));
    }
  }

  @Test
  void aNetOfYourOwn() {
    MLP net = new MLP();
    assertArrayEquals(new long[] {2, 10}, net.forward(Tensor.rand(2, 20)).shape());
    assertEquals(
        List.of("hidden.weight", "hidden.bias", "out.weight", "out.bias"),
        new ArrayList<>(net.stateDict().keySet()));
    assertSame(net.child("hidden"), net.get(0));
  }

  /** Constants, a shared layer, control flow. */
  static final class FixedHiddenMLP extends Module {
    private final Tensor randWeight = registerBuffer("rand_weight", Tensor.rand(20, 20));
    private final Module linear = register("linear", new LazyLinear(20));

    @Override
    public Tensor forward(Tensor in) {
      Tensor x = linear.forward(in);
      x = Functional.relu(x.matmul(randWeight).add(1));
      x = linear.forward(x);
      while (x.abs().sum().item() > 1) {
        x = x.div(2);
      }
      return x.sum();
    }
  }

  @Test
  void constantsSharedLayersAndControlFlow() {
    FixedHiddenMLP net = new FixedHiddenMLP();
    Tensor y = net.forward(Tensor.rand(2, 20));
    assertTrue(Math.abs(y.item()) <= 1);
    y.backward();
    assertEquals(2, net.parameters().size());
    assertEquals(1, net.buffers().size());
    assertArrayEquals(new long[] {20, 20}, net.parameters().get(0).grad().shape());
  }

  /** Blocks in blocks. */
  static final class NestMLP extends Module {
    private final Sequential net =
        register(
            "net", new Sequential(new LazyLinear(64), new ReLU(), new LazyLinear(32), new ReLU()));
    private final Module linear = register("linear", new LazyLinear(16));

    @Override
    public Tensor forward(Tensor x) {
      return linear.forward(net.forward(x));
    }
  }

  @Test
  void blocksNest() {
    Sequential chimera = new Sequential(new NestMLP(), new LazyLinear(20), new FixedHiddenMLP());
    assertEquals(0, chimera.forward(Tensor.rand(2, 20)).dim());
    assertEquals(64, ((Linear) chimera.get(0).get(0).get(0)).outFeatures());
    assertTrue(chimera.namedModules().containsKey("0.net.2"));
  }

  static final class MyLinear extends Module {
    private final Parameter weight;
    private final Parameter bias;

    MyLinear(int in, int units) {
      weight = register("weight", Tensor.randn(in, units));
      bias = register("bias", Tensor.randn(units));
    }

    @Override
    public Tensor forward(Tensor x) {
      return Functional.relu(x.matmul(weight).add(bias));
    }
  }

  @Test
  void aLayerWithParametersOfItsOwn() {
    Sequential net = new Sequential(new MyLinear(64, 8), new MyLinear(8, 1));
    Tensor y = net.forward(Tensor.rand(2, 64));
    assertArrayEquals(new long[] {2, 1}, y.shape());
    y.sum().backward();
    assertEquals(4, net.parameters().size());
  }

  private static Sequential net() {
    Sequential net = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 1));
    net.forward(Tensor.rand(2, 4));
    return net;
  }

  @Test
  void parametersAreReachedByPositionAndByName() {
    Sequential net = net();
    assertEquals(
        List.of("0.weight", "0.bias", "2.weight", "2.bias"),
        new ArrayList<>(net.stateDict().keySet()));
    Parameter bias = ((Linear) net.get(2)).bias();
    assertTrue(
        bias.toString()
            .matches("Parameter containing:\ntensor\\(\\[-?\\d.*\\], requires_grad=True\\)"),
        bias.toString());
    assertArrayEquals(bias.toFloatArray(), net.stateDict().get("2.bias").toFloatArray());
    assertNull(((Linear) net.get(2)).weight().grad());
    assertEquals(4, net.parameters().size());
    assertEquals(List.of("0", "1", "2"), new ArrayList<>(net.namedChildren().keySet()));
  }

  @Test
  void namedBlocks() {
    Sequential outer = new Sequential();
    for (int i = 0; i < 2; i++) {
      outer.add("block " + i, new Sequential(new Linear(4, 4), new ReLU()));
    }
    Sequential net = new Sequential(outer, new Linear(4, 1));
    assertEquals(
        """
        Sequential(
          (0): Sequential(
            (block 0): Sequential(
              (0): Linear(in_features=4, out_features=4, bias=True)
              (1): ReLU()
            )
            (block 1): Sequential(
              (0): Linear(in_features=4, out_features=4, bias=True)
              (1): ReLU()
            )
          )
          (1): Linear(in_features=4, out_features=1, bias=True)
        )""",
        net.toString());
    assertEquals(4, ((Linear) net.get(0).get(1).get(0)).bias().numel());
    assertTrue(net.stateDict().containsKey("0.block 1.0.bias"));
  }

  @Test
  void initialisation() {
    Sequential net = net();
    net.apply(
        m -> {
          if (m instanceof Linear l) {
            Init.normal_(l.weight(), 0, 0.01);
            Init.zeros_(l.bias());
          }
        });
    assertEquals(0, ((Linear) net.get(0)).bias().abs().sum().item());
    net.apply(
        m -> {
          if (m instanceof Linear l) {
            Init.constant_(l.weight(), 1);
          }
        });
    assertEquals(32, ((Linear) net.get(0)).weight().sum().item());
    Init.xavierUniform_(((Linear) net.get(0)).weight());
    Init.constant_(((Linear) net.get(2)).weight(), 42);
    assertEquals(42, ((Linear) net.get(2)).weight().at(0, 0));

    // A law of your own: zero, or beyond 5.
    Linear l = (Linear) net.get(0);
    Init.uniform_(l.weight(), -10, 10);
    l.weight().data().mul_(l.weight().data().abs().ge(5));
    for (float v : l.weight().toFloatArray()) {
      assertTrue(v == 0 || Math.abs(v) >= 5);
    }

    // Parameters set directly.
    l.weight().data().add_(1);
    l.weight().data().set(42f, 0, 0);
    assertEquals(42, l.weight().at(0, 0));
  }

  @Test
  void tiedParameters() {
    Module shared = new Linear(8, 8);
    Sequential net =
        new Sequential(
            new Linear(4, 8), new ReLU(), shared, new ReLU(), shared, new ReLU(), new Linear(8, 1));
    assertTrue(net.stateDict().keySet().containsAll(List.of("2.weight", "4.weight")));
    assertEquals(6, net.parameters().size());
    ((Linear) net.get(2)).weight().data().set(100, 0, 0);
    assertEquals(100, ((Linear) net.get(4)).weight().at(0, 0));

    // Its gradient is the sum of both uses: that of two layers which are equal but not one.
    Sequential twin =
        new Sequential(
            new Linear(4, 8),
            new ReLU(),
            new Linear(8, 8),
            new ReLU(),
            new Linear(8, 8),
            new ReLU(),
            new Linear(8, 1));
    twin.loadStateDict(net.stateDict());
    Tensor x = Tensor.rand(2, 4);
    net.forward(x).sum().backward();
    twin.forward(x).sum().backward();
    Tensor both =
        ((Linear) twin.get(2)).weight().grad().add(((Linear) twin.get(4)).weight().grad());
    assertArrayEquals(both.toFloatArray(), ((Linear) shared).weight().grad().toFloatArray(), 1e-5f);
  }

  @Test
  void listsAndDictionariesAreRegisteredButNotCalled() {
    ModuleList list = new ModuleList(new Linear(2, 3), new Linear(3, 4));
    ModuleDict dict = new ModuleDict(Map.of("head", new Linear(4, 5)));
    assertEquals(4, list.parameters().size());
    assertTrue(dict.stateDict().containsKey("head.weight"));
    assertThrows(RuntimeException.class, () -> list.forward(Tensor.ones(1, 2)));
  }

  @Test
  void branchesSideBySide() {
    Parallel net = new Parallel(new Linear(4, 2), new Sequential(new Linear(4, 3), new ReLU()));
    assertArrayEquals(new long[] {5, 5}, net.forward(Tensor.rand(5, 4)).shape());
  }

  @Test
  void modes() {
    Sequential net = net();
    assertTrue(net.train().isTraining());
    assertEquals(false, net.eval().get(0).isTraining());
    net.forward(Tensor.rand(2, 4)).sum().backward();
    net.zeroGrad();
    assertNull(net.parameters().get(0).grad());
    net.freeze();
    assertEquals(false, net.forward(Tensor.rand(2, 4)).requiresGrad());
    assertEquals(
        "optimizer got an empty parameter list",
        assertThrows(IllegalArgumentException.class, () -> new SGD(List.of(), 0.1)).getMessage());
  }

  @Test
  void loadingIsStrictAndSaysAllAtOnce() {
    Map<String, Tensor> state = net().stateDict();
    state.remove("0.bias");
    state.put("3.weight", Tensor.ones(1));
    state.put("2.weight", Tensor.ones(2, 2));
    String message =
        assertThrows(IllegalArgumentException.class, () -> net().loadStateDict(state)).getMessage();
    assertTrue(message.contains("missing [0.bias]"), message);
    assertTrue(message.contains("unexpected [3.weight]"), message);
    assertTrue(
        message.contains("size mismatch for 2.weight: got [2, 2], expected [1, 8]"), message);
  }

  @Test
  void filesKeepTheState(@TempDir Path dir) throws Exception {
    MLP net = new MLP();
    Tensor x = Tensor.rand(2, 20);
    Tensor y = net.forward(x);
    net.save(dir.resolve("mlp.params"));

    MLP clone = new MLP();
    clone.load(dir.resolve("mlp.params"));
    clone.eval();
    assertArrayEquals(y.toFloatArray(), clone.forward(x).toFloatArray());
  }
}
