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
import java.util.TreeMap;
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

/**
 * Every layer, on both implementations of the kernels, against PyTorch. Lazy layers, which become
 * these, are tested in LazyLayersTest.
 */
class LayerTableTest {
  private static final Map<String, Golden> GOLDENS = new TreeMap<>();

  /** What only holds and is never called; tested in ContainersTest. */
  private static final Set<Class<?>> HOLDERS =
      Set.of(ModuleList.class, ModuleDict.class, ParameterList.class, ParameterDict.class);

  /** What takes two inputs; tested in EmbeddingTest and AttentionCallsTest. */
  private static final Set<Class<?>> OF_TWO_INPUTS = Set.of(Bilinear.class);

  static List<LayerTable.Row> rows() {
    return LayerTable.rows();
  }

  @Test
  void everyReferenceHasARow() {
    Map<String, Set<String>> rows = new TreeMap<>();
    rows().forEach(row -> rows.computeIfAbsent(row.group(), g -> new TreeSet<>()).add(row.name()));
    rows.forEach((group, names) -> assertEquals(Golden.load(group).cases(), names, group));
  }

  @Test
  void everyPublicModuleHasARow() {
    Set<String> covered = new TreeSet<>();
    HOLDERS.forEach(holder -> covered.add(holder.getName()));
    OF_TWO_INPUTS.forEach(layer -> covered.add(layer.getName()));
    rows().forEach(row -> covered.add(row.make().get().getClass().getName()));
    Set<String> modules = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.linstock.nn")) {
      Set<JavaModifier> modifiers = type.getModifiers();
      if (type.isAssignableTo(Module.class)
          && !type.getSimpleName().startsWith("Lazy")
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
    assertEquals(golden(row).text(row.name()), row.constructor());
    assertEquals(row.text(), row.make().get().toString());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchInFloat64(LayerTable.Row row) {
    compare(row, DType.FLOAT64, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchInFloat32(LayerTable.Row row) {
    compare(row, DType.FLOAT32, 1e-5);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchOnNd4jKernels(LayerTable.Row row) {
    WithKernels.nd4j(() -> compare(row, DType.FLOAT32, 1e-5));
  }

  private static void compare(LayerTable.Row row, DType dtype, double tolerance) {
    Golden golden = golden(row);
    Module net = row.make().get().to(dtype);
    Map<String, Tensor> state = golden.map(row.name() + "/state");
    assertEquals(state.keySet(), new TreeSet<>(net.stateDict().keySet()));
    net.loadStateDict(state);
    Tensor x = input(row, dtype);
    Tensor output = net.forward(x);
    assertClose(row + " output", golden.get(row.name() + "/output"), output, tolerance);
    golden
        .map(row.name() + "/after")
        .forEach(
            (key, buffer) ->
                assertClose(row + " " + key, buffer, net.namedBuffers().get(key), tolerance));
    output.backward(golden.get(row.name() + "/grad_output").to(dtype));
    if (x.requiresGrad()) {
      assertClose(row + " grad_input", golden.get(row.name() + "/grad_input"), x.grad(), tolerance);
    }
    net.namedParameters()
        .forEach(
            (key, p) ->
                assertClose(
                    row + " " + key, golden.get(row.name() + "/grad/" + key), p.grad(), tolerance));
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
    again.train(net.isTraining()).loadStateDict(net.stateDict());
    assertEquals(net.toString(), again.toString());
    assertEquals(Architecture.toJson(net), Architecture.toJson(again));
    Tensor x = input(row, DType.FLOAT32);
    assertArrayEquals(net.forward(x).toFloatArray(), again.forward(x).toFloatArray(), row.name());
  }

  private static Golden golden(LayerTable.Row row) {
    return GOLDENS.computeIfAbsent(row.group(), Golden::load);
  }

  private static Tensor input(LayerTable.Row row, DType dtype) {
    Tensor x = golden(row).get(row.name() + "/input");
    return x.dtype().isFloatingPoint() ? x.to(dtype).copy().requiresGrad_(true) : x;
  }
}
