package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linstock.nn.Examples.Bag;
import org.linstock.tensor.Tensor;

/** The tree of children, parameters and buffers. */
class ModuleTest {
  private static Module nested() {
    return new Sequential()
        .add("block 0", new Sequential(new Linear(4, 8), new ReLU()))
        .add("block 1", new Sequential(new Linear(8, 2), new ReLU()));
  }

  @Test
  void findsChildrenByPositionAndByName() {
    Module net = nested();
    assertSame(net.child("block 1"), net.get(1));
    assertSame(net.get(1), net.get(-1));
    assertEquals("Linear(in_features=8, out_features=2, bias=True)", net.get(1).get(0).toString());
    assertEquals(List.of("block 0", "block 1"), List.copyOf(net.namedChildren().keySet()));
    assertEquals(2, net.children().size());
  }

  @Test
  void aChildThatIsNotThereIsAnErrorThatSaysWhatIs() {
    IndexOutOfBoundsException position =
        assertThrows(IndexOutOfBoundsException.class, () -> nested().get(2));
    assertEquals("get: child 2 of Sequential, which has 2", position.getMessage());
    IllegalArgumentException name =
        assertThrows(IllegalArgumentException.class, () -> nested().child("hidden"));
    assertEquals(
        "child: no child \"hidden\" in Sequential; there are [block 0, block 1]",
        name.getMessage());
  }

  @Test
  void namesParametersAndModulesWithDots() {
    assertEquals(
        List.of("block 0.0.weight", "block 0.0.bias", "block 1.0.weight", "block 1.0.bias"),
        List.copyOf(nested().namedParameters().keySet()));
    assertEquals(
        List.of("", "block 0", "block 0.0", "block 0.1", "block 1", "block 1.0", "block 1.1"),
        List.copyOf(nested().namedModules().keySet()));
  }

  @Test
  void printsNamesOfNestedChildren() {
    assertEquals(
        """
        Sequential(
          (block 0): Sequential(
            (0): Linear(in_features=4, out_features=8, bias=True)
            (1): ReLU()
          )
          (block 1): Sequential(
            (0): Linear(in_features=8, out_features=2, bias=True)
            (1): ReLU()
          )
        )""",
        nested().toString());
  }

  @Test
  void keepsBuffersApartFromParameters() {
    Module net = new Bag().withBuffer("mean", Tensor.ones(3)).with("scale", Tensor.ones(2));
    assertEquals(List.of("scale"), List.copyOf(net.namedParameters().keySet()));
    assertEquals(List.of("mean"), List.copyOf(net.namedBuffers().keySet()));
    assertEquals(List.of("scale", "mean"), List.copyOf(net.stateDict().keySet()));
    assertFalse(net.buffers().get(0).requiresGrad());
    assertArrayEquals(new float[] {1, 1, 1}, net.stateDict().get("mean").toFloatArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "child", "weight", "mean"})
  void refusesNamesThatTheStateDictCouldNotTell(String name) {
    Bag bag =
        new Bag()
            .with("child", new ReLU())
            .with("weight", Tensor.ones(1))
            .withBuffer("mean", Tensor.ones(1));
    for (Runnable registration :
        List.<Runnable>of(
            () -> bag.with(name, new ReLU()),
            () -> bag.with(name, Tensor.ones(1)),
            () -> bag.withBuffer(name, Tensor.ones(1)))) {
      IllegalArgumentException e = assertThrows(IllegalArgumentException.class, registration::run);
      String reason = name.isEmpty() || name.contains(".") ? "empty or contains a dot" : "taken";
      assertTrue(e.getMessage().contains("\"" + name + "\" in Bag"), e.getMessage());
      assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
  }

  @Test
  void appliesToChildrenBeforeTheirParent() {
    List<String> seen = new ArrayList<>();
    nested().apply(m -> seen.add(m.getClass().getSimpleName()));
    assertEquals(
        List.of("Linear", "ReLU", "Sequential", "Linear", "ReLU", "Sequential", "Sequential"),
        seen);
  }

  @Test
  void switchesTheWholeTreeBetweenTrainingAndEvaluation() {
    Module net = nested();
    assertTrue(net.isTraining());
    net.eval();
    net.namedModules().values().forEach(m -> assertFalse(m.isTraining()));
    net.train();
    net.namedModules().values().forEach(m -> assertTrue(m.isTraining()));
  }
}
