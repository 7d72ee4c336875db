package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.config.Architecture;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** Every lazy layer becomes, at its first forward, the layer that was meant. */
class LazyLayersTest {
  /**
   * A row.
   *
   * @param text what it prints before the first forward
   * @param whole the layer that it becomes
   * @param input a first input
   */
  record Row(Supplier<Module> lazy, String text, Supplier<Module> whole, Supplier<Tensor> input) {
    @Override
    public String toString() {
      return text;
    }
  }

  static List<Row> rows() {
    return List.of(
        new Row(
            () -> new LazyLinear(3),
            "LazyLinear(in_features=0, out_features=3, bias=True)",
            () -> new Linear(4, 3),
            () -> Tensor.randn(2, 4)),
        new Row(
            () -> new LazyConv1d(6, 3, new ConvOptions().groups(2)),
            "LazyConv1d(0, 6, kernel_size=(3,), stride=(1,), groups=2)",
            () -> new Conv1d(4, 6, 3, new ConvOptions().groups(2)),
            () -> Tensor.randn(2, 4, 9)),
        new Row(
            () -> new LazyConv2d(6, 3, new ConvOptions().padding("same").bias(false)),
            "LazyConv2d(0, 6, kernel_size=(3, 3), stride=(1, 1), padding=same, bias=False)",
            () -> new Conv2d(4, 6, 3, new ConvOptions().padding("same").bias(false)),
            () -> Tensor.randn(2, 4, 7, 6)),
        new Row(
            () -> new LazyConvTranspose2d(6, 3, new ConvOptions().stride(2).groups(2)),
            "LazyConvTranspose2d(0, 6, kernel_size=(3, 3), stride=(2, 2), groups=2)",
            () -> new ConvTranspose2d(4, 6, 3, new ConvOptions().stride(2).groups(2)),
            () -> Tensor.randn(2, 4, 3, 4)),
        new Row(
            LazyBatchNorm1d::new,
            "LazyBatchNorm1d(0, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)",
            () -> new BatchNorm1d(4),
            () -> Tensor.randn(6, 4)),
        new Row(
            LazyBatchNorm2d::new,
            "LazyBatchNorm2d(0, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)",
            () -> new BatchNorm2d(4),
            () -> Tensor.randn(2, 4, 3, 3)));
  }

  @Test
  void everyLazyLayerHasARow() {
    Set<String> covered = new TreeSet<>();
    rows().forEach(row -> covered.add(row.lazy().get().getClass().getName()));
    Set<String> lazy = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.linstock.nn")) {
      if (type.getSimpleName().startsWith("Lazy")
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        lazy.add(type.getName());
      }
    }
    assertEquals(lazy, covered);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void becomesTheLayerThatWasMeant(Row row) {
    Tensor x = row.input().get();
    Generator.manualSeed(3);
    Module whole = row.whole().get();
    Tensor expected = whole.forward(x);
    Generator.manualSeed(3);
    Module lazy = row.lazy().get();
    assertEquals(row.text(), lazy.toString());
    assertFalse(lazy.parameters().get(0).isInitialized());
    assertArrayEquals(expected.toFloatArray(), lazy.forward(x).toFloatArray());
    assertTrue(lazy.parameters().get(0).isInitialized());
    assertEquals(whole.toString(), lazy.toString());
    assertEquals(Architecture.toJson(whole), Architecture.toJson(lazy));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void takesItsShapeFromAStateToo(Row row) {
    Module whole = row.whole().get();
    Module lazy = Architecture.fromJson(Architecture.toJson(row.lazy().get()));
    lazy.loadStateDict(whole.stateDict());
    Tensor x = row.input().get();
    assertArrayEquals(whole.forward(x).toFloatArray(), lazy.forward(x).toFloatArray());
    assertEquals(whole.toString(), lazy.toString());
  }

  @Test
  void aStateThatDoesNotFitLeavesALazyNetLazy() {
    Sequential net = new Sequential(new LazyLinear(3), new LazyLinear(2));
    Map<String, Tensor> state = new Sequential(new Linear(4, 3), new Linear(3, 2)).stateDict();
    state.remove("1.bias");
    assertThrows(IllegalArgumentException.class, () -> net.loadStateDict(state));
    assertFalse(((Linear) net.get(0)).weight().isInitialized());
  }
}
