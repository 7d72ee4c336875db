package org.linstock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linstock.testkit.Golden.assertClose;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.io.Safetensors;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.nn.FlatParameters;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** Every optimizer, on both implementations of the kernels, against PyTorch. */
class OptimizerTableTest {
  private static final Golden GOLDEN = Golden.load("optimizers");

  /** How PyTorch runs a step, not what it computes. */
  private static final Set<String> PYTORCH_ONLY = Set.of("capturable", "differentiable");

  @TempDir private Path folder;

  static List<OptimizerTable.Row> rows() {
    return OptimizerTable.rows();
  }

  @Test
  void everyReferenceHasARow() {
    Set<String> names = new TreeSet<>(LBFGSTest.rows());
    rows().forEach(row -> names.add(row.name()));
    assertEquals(GOLDEN.cases(), names);
    rows().forEach(row -> assertEquals(GOLDEN.text(row.name()), row.constructor()));
  }

  @Test
  void everyPublicOptimizerHasARow() {
    Set<String> covered = new TreeSet<>(Set.of(LBFGS.class.getName()));
    rows().forEach(row -> covered.add(optimizer(row, pair(row)).getClass().getName()));
    Set<String> optimizers = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.linstock.optim")) {
      if (type.isAssignableTo(Optimizer.class)
          && type.getModifiers().contains(JavaModifier.PUBLIC)
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        optimizers.add(type.getName());
      }
    }
    assertEquals(optimizers, covered);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchInFloat64(OptimizerTable.Row row) {
    compare(row, DType.FLOAT64, 1e-10);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchInFloat32(OptimizerTable.Row row) {
    compare(row, DType.FLOAT32, 1e-5);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchOnNd4jKernelsInFloat32(OptimizerTable.Row row) {
    WithKernels.nd4j(() -> compare(row, DType.FLOAT32, 1e-5));
  }

  private static void compare(OptimizerTable.Row row, DType dtype, double tolerance) {
    Pair net = new Pair(GOLDEN, row.name(), dtype);
    Optimizer optimizer = optimizer(row, net);
    int done = 0;
    for (int steps : new int[] {1, 10, 100}) {
      net.train(optimizer, done, steps);
      done = steps;
      for (int i = 0; i < 2; i++) {
        Tensor expected = GOLDEN.get("%s/after%d.%d".formatted(row.name(), steps, i));
        assertClose(row + " after " + steps, expected, net.parameters().get(i), tolerance);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aFlatNetGetsTheSameBits(OptimizerTable.Row row) {
    checkFlat(row);
    WithKernels.nd4j(() -> checkFlat(row));
  }

  private static void checkFlat(OptimizerTable.Row row) {
    Pair loose = pair(row);
    loose.train(optimizer(row, loose), 0, 20);
    Pair flat = pair(row);
    FlatParameters.of(flat);
    flat.train(optimizer(row, flat), 0, 20);
    assertSameBits(loose, flat);
    Pair late = pair(row);
    Optimizer optimizer = optimizer(row, late);
    late.train(optimizer, 0, 7);
    FlatParameters.of(late);
    late.train(optimizer, 7, 20);
    assertSameBits(loose, late);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void savedStateContinuesWithTheSameBits(OptimizerTable.Row row) {
    Pair whole = pair(row);
    Optimizer uninterrupted = optimizer(row, whole);
    whole.train(uninterrupted, 0, 20);
    Pair first = pair(row);
    Optimizer before = optimizer(row, first);
    first.train(before, 0, 7);
    Map<String, Tensor> state = before.namedState(first);
    Pair second = pair(row);
    second.loadStateDict(first.stateDict());
    Optimizer after = optimizer(row, second);
    after.loadNamedState(second, state);
    second.train(after, 7, 20);
    assertSameBits(whole, second);
    assertEquals(uninterrupted.stepCount(), after.stepCount());
    assertEquals(
        uninterrupted.namedState(whole).keySet(), after.namedState(second).keySet(), row.name());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void stateDictHasPyTorchsKeysAndValues(OptimizerTable.Row row) {
    Pair net = new Pair(GOLDEN, row.name(), DType.FLOAT64);
    Optimizer optimizer = optimizer(row, net);
    net.train(optimizer, 0, 10);
    Map<String, Tensor> state = optimizer.stateDict();
    Map<String, Tensor> expected = GOLDEN.map(row.name() + "/state10");
    state.forEach(
        (key, value) -> {
          if (expected.containsKey(key)) {
            double[] numbers = expected.get(key).toDoubleArray();
            assertArrayEquals(numbers, value.toDoubleArray(), 1e-10 * max(numbers), key);
          } else {
            assertTrue(key.endsWith(".step") || key.endsWith("initial_accumulator_value"), key);
          }
        });
    expected.keySet().stream()
        .filter(key -> !PYTORCH_ONLY.contains(key.substring(key.lastIndexOf('.') + 1)))
        .filter(key -> !(optimizer instanceof AdamFamily && key.contains("decoupled")))
        .forEach(key -> assertTrue(state.containsKey(key), key));
  }

  private static double max(double... values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0) + 1e-3;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void pyTorchsStateDictContinues(OptimizerTable.Row row) {
    Pair net = new Pair(GOLDEN, row.name(), DType.FLOAT64);
    Optimizer optimizer = optimizer(row, net);
    optimizer.setLr(77);
    for (int i = 0; i < 2; i++) {
      net.parameters().get(i).data().copy_(GOLDEN.get(row.name() + "/after10." + i));
    }
    optimizer.loadStateDict(GOLDEN.map(row.name() + "/state10"));
    net.train(optimizer, 10, 100);
    for (int i = 0; i < 2; i++) {
      Tensor expected = GOLDEN.get(row.name() + "/after100." + i);
      assertClose(row.name(), expected, net.parameters().get(i), 1e-10);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aStateDictInAFileContinuesWithTheSameBits(OptimizerTable.Row row) throws IOException {
    Pair whole = pair(row);
    Optimizer uninterrupted = optimizer(row, whole);
    trainUnevenly(uninterrupted, whole, 0, 20);
    Pair first = pair(row);
    Optimizer before = optimizer(row, first);
    trainUnevenly(before, first, 0, 7);
    Path file = folder.resolve("optimizer.safetensors");
    Safetensors.save(file, before.stateDict());
    Pair second = pair(row);
    Optimizer after = optimizer(row, second);
    // State of another course, which has to go.
    second.train(after, 0, 3);
    second.loadStateDict(first.stateDict());
    after.loadStateDict(Safetensors.load(file));
    trainUnevenly(after, second, 7, 20);
    assertSameBits(whole, second);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyParameterCountsItsOwnSteps(OptimizerTable.Row row) {
    Pair whole = pair(row);
    trainUnevenly(optimizer(row, whole), whole, 0, 20);
    Pair first = pair(row);
    Optimizer before = optimizer(row, first);
    trainUnevenly(before, first, 0, 7);
    Pair second = pair(row);
    second.loadStateDict(first.stateDict());
    Optimizer after = optimizer(row, second);
    after.loadNamedState(second, before.namedState(first));
    trainUnevenly(after, second, 7, 20);
    assertSameBits(whole, second);
  }

  /** The second parameter misses the first five steps and every third one after them. */
  private static void trainUnevenly(Optimizer optimizer, Pair net, int from, int to) {
    for (int step = from; step < to; step++) {
      boolean both = step >= 5 && step % 3 != 0;
      net.parameters().get(1).requiresGrad_(both);
      net.train(optimizer, step, step + 1);
    }
    net.parameters().get(1).requiresGrad_(true);
  }

  private static Pair pair(OptimizerTable.Row row) {
    return new Pair(GOLDEN, row.name(), DType.FLOAT32);
  }

  private static Optimizer optimizer(OptimizerTable.Row row, Module net) {
    return row.make().apply(net.parameters());
  }

  private static void assertSameBits(Pair expected, Pair actual) {
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(expected.values().get(i), actual.values().get(i));
    }
  }
}
