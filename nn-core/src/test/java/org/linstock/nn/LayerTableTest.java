package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linstock.testkit.Golden.assertClose;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.config.Architecture;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;
import org.linstock.testkit.Registered;

/** Every layer, on both implementations of the kernels, against PyTorch. */
class LayerTableTest {
  private static final Golden GOLDEN = Golden.load("layers");

  static List<LayerTable.Row> rows() {
    return LayerTable.rows();
  }

  @Test
  void everyReferenceHasARow() {
    Set<String> names = new TreeSet<>();
    rows().forEach(row -> names.add(row.name()));
    assertEquals(GOLDEN.cases(), names);
  }

  @Test
  void everyPublicModuleHasARow() {
    Set<String> covered = new TreeSet<>();
    rows().forEach(row -> covered.add(row.make().get().getClass().getName()));
    Set<String> modules = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.linstock.nn")) {
      Set<JavaModifier> modifiers = type.getModifiers();
      if (type.isAssignableTo(Module.class)
          && modifiers.contains(JavaModifier.PUBLIC)
          && !modifiers.contains(JavaModifier.ABSTRACT)) {
        modules.add(type.getName());
      }
    }
    assertEquals(modules, covered);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isMadeAndPrintedAsInPyTorch(LayerTable.Row row) {
    assertEquals(GOLDEN.text(row.name()), row.constructor());
    assertEquals(row.text(), row.make().get().toString());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorch(LayerTable.Row row) {
    compare(row);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchOnNd4jKernels(LayerTable.Row row) {
    WithKernels.nd4j(() -> compare(row));
  }

  private static void compare(LayerTable.Row row) {
    Module net = row.make().get();
    Map<String, Tensor> state = GOLDEN.map(row.name() + "/state");
    assertEquals(state.keySet(), new TreeSet<>(net.stateDict().keySet()));
    net.loadStateDict(state);
    Tensor x = input(row).requiresGrad_(true);
    Tensor output = net.forward(x);
    assertClose(row + " output", GOLDEN.get(row.name() + "/output"), output, 1e-5);
    output.backward(GOLDEN.get(row.name() + "/grad_output").to(DType.FLOAT32));
    assertClose(row + " grad_input", GOLDEN.get(row.name() + "/grad_input"), x.grad(), 1e-5);
    net.namedParameters()
        .forEach(
            (key, p) ->
                assertClose(
                    row + " " + key, GOLDEN.get(row.name() + "/grad/" + key), p.grad(), 1e-5));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void registersEveryFieldThatHoldsAModuleOrATensor(LayerTable.Row row) {
    List<String> unregistered = new ArrayList<>();
    row.make()
        .get()
        .namedModules()
        .values()
        .forEach(m -> unregistered.addAll(Registered.missing(m)));
    assertEquals(List.of(), unregistered);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void travelsAsArchitectureAndState(LayerTable.Row row) {
    Module net = row.make().get();
    Module again = Architecture.fromJson(Architecture.toJson(net));
    again.loadStateDict(net.stateDict());
    assertEquals(net.toString(), again.toString());
    assertEquals(Architecture.toJson(net), Architecture.toJson(again));
    Tensor x = input(row);
    assertArrayEquals(net.forward(x).toFloatArray(), again.forward(x).toFloatArray(), row.name());
  }

  private static Tensor input(LayerTable.Row row) {
    return GOLDEN.get(row.name() + "/input").to(DType.FLOAT32);
  }
}
