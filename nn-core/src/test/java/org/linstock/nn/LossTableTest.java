package org.linstock.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linstock.testkit.Golden.assertClose;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.nn.Loss.Reduction;
import org.linstock.tensor.Tensor;
import org.linstock.testkit.Golden;

/**
 * The table of losses is complete, and examples with weights count as often as they weigh. The
 * numbers themselves are held against PyTorch's with the ops below, in OpTableTest.
 */
class LossTableTest {
  private static final Golden GOLDEN = Golden.load("ops_losses");

  /** How often each example counts; one not at all. */
  private static final float[] TIMES = {1, 0, 3, 2, 1};

  static List<LossTable.Row> rows() {
    return LossTable.rows();
  }

  static List<LossTable.Row> batched() {
    return rows().stream().filter(row -> !row.name().startsWith("unbatched")).toList();
  }

  static List<LossTable.Row> unbatched() {
    return rows().stream().filter(row -> row.name().startsWith("unbatched")).toList();
  }

  @Test
  void everyPublicLossHasARow() {
    Set<String> covered = new TreeSet<>();
    rows().forEach(row -> covered.add(row.make().apply(Reduction.MEAN).getClass().getName()));
    Set<String> losses = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.linstock.nn")) {
      if ((type.isAssignableTo(Loss.class) || type.isAssignableTo(TernaryLoss.class))
          && type.getModifiers().contains(JavaModifier.PUBLIC)
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
        losses.add(type.getName());
      }
    }
    assertEquals(losses, covered);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isTheLossThatTheReferenceNumbersName(LossTable.Row row) {
    String expression = GOLDEN.text(LossTable.caseOf(row, Reduction.MEAN));
    Object loss = row.make().apply(Reduction.SUM);
    String name = loss instanceof Loss two ? two.name() : ((TernaryLoss) loss).name();
    assertTrue(expression.startsWith("torch.nn." + name + "("), expression);
    Reduction reduction =
        loss instanceof Loss two ? two.reduction() : ((TernaryLoss) loss).reduction();
    assertEquals(Reduction.SUM, reduction);
  }

  @ParameterizedTest
  @MethodSource("batched")
  void anExampleCountsAsOftenAsItWeighs(LossTable.Row row) {
    Tensor[] x = inputs(row);
    Tensor[] repeated = new Tensor[x.length];
    for (int i = 0; i < x.length; i++) {
      repeated[i] = repeat(x[i]);
    }
    Tensor weights = Tensor.of(TIMES).to(x[0].dtype());
    for (Reduction reduction : Reduction.values()) {
      boolean perBatch = reduction == Reduction.BATCH_MEAN && !isLabelled(row);
      Tensor expected = row.forward(perBatch ? reduction : Reduction.MEAN, repeated);
      assertClose(row + " " + reduction, expected, row.weighted(reduction, weights, x), 1e-12);
    }
  }

  /** With labels, the mean is over what the labels count in any case. */
  private static boolean isLabelled(LossTable.Row row) {
    return row.make().apply(Reduction.MEAN) instanceof Loss loss
        && loss.counts(inputs(row)[0], inputs(row)[1]) != null;
  }

  private static Tensor repeat(Tensor x) {
    List<Tensor> parts = new ArrayList<>();
    for (int i = 0; i < TIMES.length; i++) {
      for (int n = 0; n < TIMES[i]; n++) {
        parts.add(x.slice(0, i, i + 1));
      }
    }
    return Tensor.cat(0, parts.toArray(Tensor[]::new));
  }

  @ParameterizedTest
  @MethodSource("batched")
  void theDefaultReductionIsTheMean(LossTable.Row row) {
    String reference = LossTable.caseOf(row, Reduction.MEAN);
    Tensor ones = Tensor.ones(5).to(inputs(row)[0].dtype());
    assertClose(
        reference,
        GOLDEN.get(reference + "/output"),
        row.weighted(Reduction.NONE, ones, inputs(row)),
        1e-9);
  }

  @ParameterizedTest
  @MethodSource("unbatched")
  void weightsNeedABatch(LossTable.Row row) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> row.weighted(Reduction.MEAN, Tensor.ones(1), inputs(row)));
    assertTrue(e.getMessage().contains("expected one weight for each example"), e.getMessage());
  }

  @Test
  void everyLossIsAMeanUnlessToldOtherwise() {
    assertEquals(
        List.of(Reduction.MEAN),
        List.of(
                new MSELoss(),
                new L1Loss(),
                new SmoothL1Loss(),
                new HuberLoss(),
                new BCELoss(),
                new BCEWithLogitsLoss(),
                new KLDivLoss(),
                new PoissonNLLLoss(),
                new NLLLoss(),
                new HingeEmbeddingLoss(),
                new CrossEntropyLoss())
            .stream()
            .map(Loss::reduction)
            .distinct()
            .toList());
    assertEquals(
        List.of(Reduction.MEAN),
        List.of(
                new GaussianNLLLoss(),
                new CosineEmbeddingLoss(),
                new MarginRankingLoss(),
                new TripletMarginLoss())
            .stream()
            .map(TernaryLoss::reduction)
            .distinct()
            .toList());
  }

  private static Tensor[] inputs(LossTable.Row row) {
    return GOLDEN.list(LossTable.caseOf(row, Reduction.MEAN) + "/input").toArray(Tensor[]::new);
  }
}
