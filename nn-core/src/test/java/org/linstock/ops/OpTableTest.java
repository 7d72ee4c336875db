package org.linstock.ops;

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
import org.linstock.autograd.GradCheck;
import org.linstock.kernels.WithKernels;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/**
 * Every op, on both implementations of the kernels, against PyTorch and against central
 * differences.
 */
class OpTableTest {
  private static final Map<String, Golden> GOLDENS = new TreeMap<>();

  /**
   * What only views or composes ops that have rows, or has no gradient; tested in ShapingTest,
   * TensorTest and DropoutTest.
   */
  private static final Set<String> WITHOUT_ROW =
      Set.of(
          "ClassLosses.counts",
          "Changes.apply",
          "Changes.bernoulli",
          "Changes.binary",
          "Changes.copy",
          "Changes.fill",
          "Changes.normal",
          "Changes.scalar",
          "Changes.unary",
          "Changes.uniform",
          "Comparison.allclose",
          "Comparison.equal",
          "Conversion.to",
          "Dropouts.alphaDropout",
          "Dropouts.channels",
          "Dropouts.dropout",
          "Masking.maskedFill_");

  static List<OpTable.Row> rows() {
    return OpTable.rows();
  }

  static List<OpTable.Row> differentiable() {
    return rows().stream().filter(OpTableTest::hasGradient).toList();
  }

  private static boolean hasGradient(OpTable.Row row) {
    return golden(row).has(row.name() + "/grad_output");
  }

  @Test
  void everyReferenceHasARow() {
    Map<String, Set<String>> rows = new TreeMap<>();
    rows().forEach(row -> rows.computeIfAbsent(row.group(), g -> new TreeSet<>()).add(row.name()));
    rows.forEach((group, names) -> assertEquals(Golden.load(group).cases(), names, group));
  }

  @Test
  void everyPublicOpHasARow() {
    Set<String> covered = new TreeSet<>(WITHOUT_ROW);
    rows().forEach(row -> covered.add(row.method()));
    Set<String> ops = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.linstock.ops")) {
      type.getMethods().stream()
          .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
          .filter(m -> m.getModifiers().contains(JavaModifier.STATIC))
          .filter(m -> type.isTopLevelClass())
          .forEach(m -> ops.add(type.getSimpleName() + "." + m.getName()));
    }
    assertEquals(ops, covered);
  }

  private static Golden golden(OpTable.Row row) {
    return GOLDENS.computeIfAbsent(row.group(), Golden::load);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchInFloat64(OpTable.Row row) {
    compare(row, DType.FLOAT64, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchInFloat32(OpTable.Row row) {
    compare(row, DType.FLOAT32, 1e-5);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorchOnNd4jKernelsInFloat32(OpTable.Row row) {
    WithKernels.nd4j(() -> compare(row, DType.FLOAT32, 1e-5));
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void passesTheGradientCheck(OpTable.Row row) {
    // Exponentials of ±1000 have no difference quotient.
    Tensor[] inputs = golden(row).list(row.name() + "/input").toArray(Tensor[]::new);
    for (int i = 0; i < inputs.length; i++) {
      boolean constant = !golden(row).has(row.name() + "/grad." + i);
      inputs[i] = inputs[i].dtype() == DType.FLOAT64 && constant ? frozen(inputs[i]) : inputs[i];
    }
    GradCheck.check(x -> row.op().apply(thawed(x)), inputs);
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void passesTheSecondOrderGradientCheck(OpTable.Row row) {
    Tensor[] inputs = golden(row).list(row.name() + "/input").toArray(Tensor[]::new);
    for (int i = 0; i < inputs.length; i++) {
      boolean constant = !golden(row).has(row.name() + "/grad." + i);
      inputs[i] = inputs[i].dtype() == DType.FLOAT64 && constant ? frozen(inputs[i]) : inputs[i];
    }
    GradCheck.checkSecond(x -> row.op().apply(thawed(x)), inputs);
  }

  /** A float64 input without a gradient travels through the check as float32. */
  private static Tensor frozen(Tensor x) {
    return x.to(DType.FLOAT32);
  }

  private static Tensor[] thawed(Tensor[] inputs) {
    Tensor[] all = inputs.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = all[i].dtype() == DType.FLOAT32 ? all[i].to(DType.FLOAT64) : all[i];
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesTransposedViewsAsInputs(OpTable.Row row) {
    Tensor[] plain = inputs(row, DType.FLOAT32);
    Tensor[] views = plain.clone();
    for (int i = 0; i < views.length; i++) {
      // Weights and biases of the fused ops are parameters, which are always dense.
      if (plain[i].dim() >= 2 && plain[i].dtype() == DType.FLOAT32) {
        views[i] = plain[i].transpose(0, 1).contiguous().transpose(0, 1);
      }
    }
    assertClose(row.name(), row.op().apply(plain), row.op().apply(views), 1e-6);
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void sumsTheGradientOfAnInputUsedTwiceAndLeavesInputsAlone(OpTable.Row row) {
    Tensor[] inputs = inputs(row, DType.FLOAT64);
    List<double[]> before = new ArrayList<>();
    for (Tensor input : inputs) {
      before.add(input.toDoubleArray());
    }
    leaves(row, inputs);
    Tensor once = row.op().apply(inputs);
    Tensor twice = once.add(row.op().apply(inputs));
    twice.backward(golden(row).get(row.name() + "/grad_output"));
    for (int i = 0; i < inputs.length; i++) {
      assertArrayEquals(before.get(i), inputs[i].toDoubleArray(), row + " changed input " + i);
      if (golden(row).has(row.name() + "/grad." + i)) {
        Tensor expected = golden(row).get(row.name() + "/grad." + i).mul(2);
        assertClose(row + " grad " + i, expected, inputs[i].grad(), 1e-9);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void aZeroOutputGradientGivesZeroGradients(OpTable.Row row) {
    Tensor[] inputs = inputs(row, DType.FLOAT32);
    leaves(row, inputs);
    Tensor output = row.op().apply(inputs);
    output.backward(output.zerosLike());
    for (int i = 0; i < inputs.length; i++) {
      if (golden(row).has(row.name() + "/grad." + i)) {
        assertArrayEquals(
            new float[(int) inputs[i].numel()],
            inputs[i].grad().toFloatArray(),
            Float.MIN_VALUE,
            row + " " + i);
      }
    }
  }

  private static void compare(OpTable.Row row, DType dtype, double tolerance) {
    Tensor[] inputs = inputs(row, dtype);
    leaves(row, inputs);
    Tensor output = row.op().apply(inputs);
    assertClose(row + " output", golden(row).get(row.name() + "/output"), output, tolerance);
    if (!hasGradient(row)) {
      return;
    }
    output.backward(golden(row).get(row.name() + "/grad_output").to(dtype));
    for (int i = 0; i < inputs.length; i++) {
      if (golden(row).has(row.name() + "/grad." + i)) {
        Tensor expected = golden(row).get(row.name() + "/grad." + i);
        assertClose(row + " grad " + i, expected, inputs[i].grad(), tolerance);
      }
    }
  }

  private static Tensor[] inputs(OpTable.Row row, DType dtype) {
    return golden(row).list(row.name() + "/input").stream()
        .map(x -> x.dtype().isFloatingPoint() ? x.to(dtype).copy() : x)
        .toArray(Tensor[]::new);
  }

  private static void leaves(OpTable.Row row, Tensor[] inputs) {
    for (int i = 0; i < inputs.length; i++) {
      if (golden(row).has(row.name() + "/grad." + i)) {
        inputs[i].requiresGrad_(true);
      }
    }
  }
}
