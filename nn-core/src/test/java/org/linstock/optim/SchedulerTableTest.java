package org.linstock.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.io.Safetensors;
import org.linstock.nn.Parameter;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/** Every scheduler against PyTorch, over two groups of parameters. */
class SchedulerTableTest {
  private static final Golden GOLDEN = Golden.load("schedulers");
  private static final int STEPS = 60;

  @TempDir private Path folder;

  static List<SchedulerTable.Row> rows() {
    return SchedulerTable.rows();
  }

  @Test
  void everyReferenceHasARow() {
    Set<String> names = new TreeSet<>();
    rows().forEach(row -> names.add(row.name()));
    Set<String> cases = new TreeSet<>(GOLDEN.cases());
    cases.removeIf(name -> name.startsWith("clip_") || name.equals("ema"));
    assertEquals(cases, names);
    rows().forEach(row -> assertEquals(GOLDEN.text(row.name()), row.constructor()));
  }

  @Test
  void everyPublicSchedulerHasARow() {
    Set<String> covered = new TreeSet<>();
    rows().forEach(row -> make(row).forEach(s -> covered.add(s.getClass().getName())));
    Set<String> schedulers = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.linstock.optim")) {
      if (type.isAssignableTo(LRScheduler.class)
          && type.getModifiers().contains(JavaModifier.PUBLIC)
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        schedulers.add(type.getName());
      }
    }
    assertEquals(schedulers, covered);
  }

  private static Optimizer optimizer(SchedulerTable.Row row) {
    ParamGroup first = ParamGroup.of(new Parameter(Tensor.ones(2)));
    ParamGroup second = ParamGroup.of(new Parameter(Tensor.ones(2))).lr(0.05);
    return row.name().contains("adam")
        ? new Adam(0.5, first, second)
        : new SGD(0.5, first, second).momentum(0.8);
  }

  private static List<LRScheduler> make(SchedulerTable.Row row) {
    return row.make().apply(optimizer(row));
  }

  private static void step(SchedulerTable.Row row, List<LRScheduler> schedulers, int index) {
    for (LRScheduler scheduler : schedulers) {
      if (scheduler instanceof ReduceLROnPlateau plateau) {
        plateau.step(GOLDEN.get(row.name() + "/metrics").at(index));
      } else {
        scheduler.step();
      }
    }
  }

  private static double momentum(ParamGroup group) {
    return group.has(Setting.BETAS) ? group.beta1() : group.get(Setting.MOMENTUM);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void equalsPyTorch(SchedulerTable.Row row) {
    List<LRScheduler> schedulers = make(row);
    Optimizer optimizer = schedulers.get(0).optimizer();
    LRScheduler last = schedulers.get(schedulers.size() - 1);
    for (int i = 0; i <= STEPS; i++) {
      for (int g = 0; g < 2; g++) {
        ParamGroup group = optimizer.paramGroups().get(g);
        double lr = GOLDEN.get(row.name() + "/lrs").at(i, g);
        assertEquals(lr, group.lr(), 1e-12 * Math.max(lr, 1e-3), row + " " + i);
        assertEquals(group.lr(), last.lastLr()[g]);
        double momentum = GOLDEN.get(row.name() + "/momenta").at(i, g);
        assertEquals(momentum, momentum(group), 1e-12, row + " " + i);
      }
      assertEquals(i, last.lastEpoch());
      if (i < STEPS) {
        step(row, schedulers, i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void savedStateContinuesWithTheSameBits(SchedulerTable.Row row) throws IOException {
    for (int until : new int[] {0, 17, 45}) {
      List<LRScheduler> before = make(row);
      for (int i = 0; i < until; i++) {
        step(row, before, i);
      }
      List<LRScheduler> after = make(row);
      step(row, after, 0);
      load(before.get(0).optimizer(), after.get(0).optimizer());
      for (int i = 0; i < before.size(); i++) {
        Path file = folder.resolve(until + "-" + i);
        Safetensors.save(file, before.get(i).stateDict());
        after.get(i).loadStateDict(Safetensors.load(file));
      }
      for (int i = until; i < STEPS; i++) {
        step(row, before, i);
        step(row, after, i);
        assertArrayEquals(rates(before), rates(after), row + " " + until);
      }
    }
  }

  private static void load(Optimizer from, Optimizer to) {
    to.loadStateDict(from.stateDict());
  }

  private static double[] rates(List<LRScheduler> schedulers) {
    List<ParamGroup> groups = schedulers.get(0).optimizer().paramGroups();
    return groups.stream().mapToDouble(g -> g.lr() + 1000 * momentum(g)).toArray();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aStateDictThatDoesNotFitIsRefused(SchedulerTable.Row row) {
    LRScheduler scheduler = make(row).get(0);
    for (String key : scheduler.stateDict().keySet()) {
      Map<String, Tensor> state = scheduler.stateDict();
      state.put(key, Tensor.ones(7));
      assertTrue(message(() -> scheduler.loadStateDict(state)).contains(key + " is of shape [7]"));
      state.remove(key);
      assertTrue(message(() -> scheduler.loadStateDict(state)).contains(key + " is missing"));
    }
  }

  @Test
  void refusesSettingsOutOfRange() {
    Optimizer o = new SGD(List.of(new Parameter(Tensor.ones(1))), 0.1);
    List<Runnable> wrong = new ArrayList<>();
    wrong.add(() -> new StepLR(o, 0));
    wrong.add(() -> new StepLR(o, 1, -1));
    wrong.add(() -> new MultiStepLR(o, new int[] {1}, -1));
    wrong.add(() -> new ExponentialLR(o, -1));
    wrong.add(() -> new ConstantLR(o, 0, 3));
    wrong.add(() -> new ConstantLR(o, 0.5, 0));
    wrong.add(() -> new LinearLR(o, 0, 1, 5));
    wrong.add(() -> new LinearLR(o, 1, 2, 5));
    wrong.add(() -> new PolynomialLR(o, 0));
    wrong.add(() -> new PolynomialLR(o, 5, -1));
    wrong.add(() -> new CosineAnnealingLR(o, 0));
    wrong.add(() -> new CosineAnnealingLR(o, 5, -1));
    wrong.add(() -> new CosineAnnealingWarmRestarts(o, 0));
    wrong.add(() -> new CosineAnnealingWarmRestarts(o, 5, 0, 0));
    wrong.add(() -> new LambdaLR(o));
    wrong.add(() -> new LambdaLR(o, e -> 1, e -> 1));
    wrong.add(() -> new OneCycleLR(o, 1, 0));
    wrong.add(() -> new OneCycleLR(o, 1, 9, new OneCycleLR.Options().pctStart(2)));
    wrong.add(() -> new OneCycleLR(o, 1, 9, new OneCycleLR.Options().divFactor(0)));
    wrong.add(() -> new OneCycleLR(o, 1, 9, new OneCycleLR.Options().finalDivFactor(-1)));
    wrong.add(() -> new OneCycleLR(o, 1, 9, new OneCycleLR.Options().maxMomentum(1.1)));
    wrong.add(() -> new OneCycleLR(o, new double[2], 9, new OneCycleLR.Options()));
    wrong.add(() -> new SequentialLR(o, List.of()));
    wrong.add(() -> new SequentialLR(o, List.of(new StepLR(o, 1)), 5));
    wrong.add(() -> new SequentialLR(o, List.of(new StepLR(o, 1), new StepLR(o, 1)), 0));
    wrong.add(() -> new SequentialLR(o, List.of(new ReduceLROnPlateau(o))));
    wrong.add(() -> new ReduceLROnPlateau(o).mode("best"));
    wrong.add(() -> new ReduceLROnPlateau(o).factor(1));
    wrong.add(() -> new ReduceLROnPlateau(o).patience(-1));
    wrong.add(() -> new ReduceLROnPlateau(o).thresholdMode("x"));
    wrong.add(() -> new ReduceLROnPlateau(o).minLr(1, 2));
    for (Runnable action : wrong) {
      String message = message(action);
      assertTrue(message.contains(" = ") && message.contains("expected"), message);
    }
    assertEquals(
        "StepLR: stepSize = 0, expected a number of at least 1", message(() -> new StepLR(o, 0)));
    Optimizer other = new Adagrad(List.of(new Parameter(Tensor.ones(1))));
    assertEquals(
        "SequentialLR: the optimizer of StepLR = another one, expected this one",
        message(() -> new SequentialLR(o, List.of(new StepLR(other, 1)))));
    assertEquals(
        "OneCycleLR: the optimizer = Adagrad without momentum or betas, expected one with them, or cycleMomentum(false)",
        message(() -> new OneCycleLR(other, 1, 9)));
  }

  @Test
  void saysWhenAStepCannotBe() {
    Optimizer o = new SGD(List.of(new Parameter(Tensor.ones(1))), 0.1);
    LRScheduler cycle = new OneCycleLR(o, 1, 2);
    cycle.step();
    cycle.step();
    assertTrue(message(cycle::step).contains("step 3 of a cycle of 2"));
    ReduceLROnPlateau plateau = new ReduceLROnPlateau(o);
    assertTrue(message(plateau::step).contains("call step(metric)"));
    plateau.step(1);
    assertTrue(message(() -> plateau.mode("max")).contains("before the first step"));
  }

  private static String message(Runnable action) {
    return assertThrows(RuntimeException.class, action::run).getMessage();
  }
}
