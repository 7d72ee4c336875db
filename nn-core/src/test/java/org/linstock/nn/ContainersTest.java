package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.config.Architecture;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Containers of modules and of parameters: order, names, changes, print, and wrong calls. */
class ContainersTest {
  private final Module first = new Linear(2, 3);
  private final Module second = new ReLU();
  private final Module third = new Linear(3, 1);

  private static List<String> names(Module container) {
    return List.copyOf(container.namedChildren().keySet());
  }

  @Test
  void aSequentialCanBeChangedAndWalked() {
    Sequential net = new Sequential(first, third).insert(1, second);
    assertEquals(List.of("0", "1", "2"), names(net));
    assertEquals(List.of(first, second, third), net.children());
    net.set(-1, second).insert(0, third);
    List<Module> seen = new ArrayList<>();
    net.forEach(seen::add);
    assertEquals(List.of(third, first, second, second), seen);
    assertEquals(4, net.size());
  }

  @Test
  void aSliceSharesItsModulesUnderTheirNames() {
    Sequential part = new Sequential(first, second, third).slice(1, 3);
    assertEquals(List.of("1", "2"), names(part));
    assertSame(third, part.get(1));
  }

  @Test
  void namedChildrenKeepTheirNamesWhenOthersMove() {
    Sequential net = new Sequential().add(first).add("head", third).insert(0, second);
    assertEquals(List.of("0", "1", "head"), names(net));
    assertSame(third, net.child("head"));
    Map<String, Module> named = new LinkedHashMap<>();
    named.put("b", first);
    named.put("a", second);
    assertEquals(List.of("b", "a"), names(new Sequential(named)));
  }

  @Test
  void anInsertionThatWouldTakeANameTwiceChangesNothing() {
    Sequential net = new Sequential().add("1", first).add("0", second);
    assertEquals(
        "insert: names [1, 0] leave no place at 0 of Sequential; choose other names",
        assertThrows(IllegalArgumentException.class, () -> net.insert(0, third)).getMessage());
    assertEquals(List.of("1", "0"), names(net));
  }

  @Test
  void aModuleListIsRegisteredInOrder() {
    ModuleList list = new ModuleList(List.of(first)).addAll(List.of(third)).insert(1, second);
    assertEquals(List.of("0.weight", "0.bias", "2.weight", "2.bias"), keys(list));
    assertEquals(List.of(second, third), list.slice(1, 3).children());
    assertEquals(List.of("0", "1"), names(list.slice(1, 3)));
    assertSame(first, list.set(2, first).get(2));
  }

  private static List<String> keys(Module module) {
    return List.copyOf(module.stateDict().keySet());
  }

  @Test
  void aModuleListPrintsEqualNeighboursOnce() {
    ModuleList list =
        new ModuleList(new Linear(2, 2), new Linear(2, 2), new Sequential(new ReLU()), new ReLU());
    assertEquals(
        """
        ModuleList(
          (0-1): 2 x Linear(in_features=2, out_features=2, bias=True)
          (2): Sequential(
            (0): ReLU()
          )
          (3): ReLU()
        )""",
        list.toString());
    assertEquals("ModuleList()", new ModuleList().toString());
    assertEquals(
        """
        ModuleList(
          (0-1): 2 x Sequential(
            (0): ReLU()
          )
        )""",
        new ModuleList(new Sequential(new ReLU()), new Sequential(new ReLU())).toString());
  }

  @Test
  void aModuleDictKeepsModulesByName() {
    ModuleDict dict = new ModuleDict(Map.of("a", first)).put("b", second).put("a", third);
    assertEquals(List.of("a.weight", "a.bias"), keys(dict));
    assertSame(third, dict.get("a"));
    assertEquals("[a, b]", dict.keys().toString());
    assertEquals(2, dict.size());
    assertSame(third, dict.remove("a"));
    assertFalse(dict.contains("a"));
    assertTrue(dict.contains("b"));
    assertEquals("ModuleDict(\n  (b): ReLU()\n)", dict.toString());
  }

  @Test
  void aFailedPutLeavesTheModulesInPlace() {
    ModuleDict dict = new ModuleDict(Map.of("a", first));
    assertThrows(IllegalArgumentException.class, () -> dict.put("b.c", second));
    assertEquals("[a]", dict.keys().toString());
  }

  @Test
  void aParameterListHoldsParameters() {
    Parameter shared = new Parameter(Tensor.zeros(3));
    ParameterList list = new ParameterList(Tensor.ones(2, 3)).add(shared);
    assertEquals(List.of("0", "1"), keys(list));
    assertSame(shared, list.parameter(-1));
    assertEquals(2, list.size());
    List<Tensor> seen = new ArrayList<>();
    list.forEach(seen::add);
    assertEquals(list.parameters(), seen);
    assertEquals(
        """
        ParameterList(
            (0): Parameter containing: [torch.float32 of size 2x3]
            (1): Parameter containing: [torch.float32 of size 3]
        )""",
        list.toString());
    assertEquals("ParameterList()", new ParameterList().toString());
    assertEquals(
        "ParameterList(  (0): Parameter containing: [torch.float32 of size 2x3])",
        new ParameterList(Tensor.ones(2, 3)).toString());
  }

  @Test
  void aParameterDictHoldsParametersByName() {
    ParameterDict dict =
        new ParameterDict(Map.of("a", Tensor.ones(2, 3)))
            .put("b", Tensor.zeros(3).to(DType.FLOAT64));
    assertEquals(List.of("a", "b"), keys(dict));
    assertEquals("[a, b]", dict.keys().toString());
    assertEquals(2, dict.size());
    assertTrue(dict.parameter("a").requiresGrad());
    assertEquals(
        """
        ParameterDict(
            (a): Parameter containing: [torch.FloatTensor of size 2x3]
            (b): Parameter containing: [torch.DoubleTensor of size 3]
        )""",
        dict.toString());
  }

  @Test
  void holdersTravelAsArchitecture() {
    for (Module holder :
        List.of(
            new ModuleList(first, second, new Linear(2, 2)),
            new ModuleDict(Map.of("a", first)).put("b", second),
            new ParameterList(Tensor.ones(2, 3), Tensor.scalar(2)),
            new ParameterDict(Map.of("a", Tensor.ones(2, 3))))) {
      Module again = Architecture.fromJson(Architecture.toJson(holder));
      assertEquals(holder.toString(), again.toString());
      again.loadStateDict(holder.stateDict());
    }
  }

  static Stream<Arguments> wrong() {
    Module relu = new ReLU();
    Tensor x = Tensor.zeros(2, 4);
    return Stream.of(
        wrong(
            "forward: a ModuleList only holds; call its modules one by one, or use Sequential",
            () -> new ModuleList().forward(x)),
        wrong(
            "forward: a ModuleDict only holds; call one of its modules, get(name)",
            () -> new ModuleDict().forward(x)),
        wrong(
            "forward: a ParameterList only holds; call ops on its parameters, parameter(i)",
            () -> new ParameterList().forward(x)),
        wrong(
            "forward: a ParameterDict only holds; call ops on its parameters, parameter(name)",
            () -> new ParameterDict().forward(x)),
        wrong(
            "insert: position 3 of ModuleList, which has 1",
            () -> new ModuleList(relu).insert(3, relu)),
        wrong(
            "set: position 1 of Sequential, which has 1", () -> new Sequential(relu).set(1, relu)),
        wrong("slice: 0 to 2 of Sequential, which has 1", () -> new Sequential(relu).slice(0, 2)),
        wrong(
            "parameter: position 1 of ParameterList, which has 1",
            () -> new ParameterList(x).parameter(1)),
        wrong(
            "parameter: no \"b\" in ParameterDict; there are [a]",
            () -> new ParameterDict(Map.of("a", x)).parameter("b")),
        wrong("Parallel: no branches; add one before forward", () -> new Parallel().forward(x)),
        wrong(
            "Parallel: branches put out shapes [2, 3] and [2, 4], expected one to add; or use Combine.CAT",
            () -> new Parallel(Parallel.Combine.ADD, new Linear(4, 3), relu).forward(x)),
        wrong(
            "Residual: shapes [2, 4] around the net and [2, 3] through it, expected the same; give it a shortcut that maps one to the other",
            () -> new Residual(new Linear(4, 3)).forward(x)));
  }

  private static Arguments wrong(String message, Runnable call) {
    return Arguments.of(message, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void saysWhatIsWrong(String message, Runnable call) {
    assertEquals(message, assertThrows(RuntimeException.class, call::run).getMessage());
  }
}
