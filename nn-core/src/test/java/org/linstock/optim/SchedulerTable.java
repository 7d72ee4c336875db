package org.linstock.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** One row a setting of a scheduler. */
final class SchedulerTable {
  /**
   * A row.
   *
   * @param name the case among PyTorch's reference numbers
   * @param constructor PyTorch's constructor, as the reference numbers name it
   * @param make the same in Java: schedulers to be stepped one after the other
   */
  record Row(String name, String constructor, Function<Optimizer, List<LRScheduler>> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Row> ROWS = new ArrayList<>();

  static {
    row("step", "s.StepLR(opt, 7)", o -> new StepLR(o, 7));
    row("step_gamma", "s.StepLR(opt, 20, gamma=0.5)", o -> new StepLR(o, 20, 0.5));
    row(
        "multistep",
        "s.MultiStepLR(opt, [3, 10, 10, 40], gamma=0.3)",
        o -> new MultiStepLR(o, new int[] {3, 10, 10, 40}, 0.3));
    row("exponential", "s.ExponentialLR(opt, 0.9)", o -> new ExponentialLR(o, 0.9));
    row("constant", "s.ConstantLR(opt)", o -> new ConstantLR(o));
    row(
        "constant_factor",
        "s.ConstantLR(opt, factor=0.5, total_iters=20)",
        o -> new ConstantLR(o, 0.5, 20));
    row("linear", "s.LinearLR(opt)", o -> new LinearLR(o));
    row(
        "linear_factor",
        "s.LinearLR(opt, start_factor=0.01, end_factor=0.7, total_iters=30)",
        o -> new LinearLR(o, 0.01, 0.7, 30));
    row("cosine", "s.CosineAnnealingLR(opt, 60)", o -> new CosineAnnealingLR(o, 60));
    row(
        "cosine_min",
        "s.CosineAnnealingLR(opt, 13, eta_min=0.01)",
        o -> new CosineAnnealingLR(o, 13, 0.01));
    row(
        "restarts",
        "s.CosineAnnealingWarmRestarts(opt, 10)",
        o -> new CosineAnnealingWarmRestarts(o, 10));
    row(
        "restarts_mult",
        "s.CosineAnnealingWarmRestarts(opt, 7, T_mult=2, eta_min=0.01)",
        o -> new CosineAnnealingWarmRestarts(o, 7, 2, 0.01));
    row("polynomial", "s.PolynomialLR(opt)", o -> new PolynomialLR(o));
    row(
        "polynomial_power",
        "s.PolynomialLR(opt, total_iters=50, power=2.5)",
        o -> new PolynomialLR(o, 50, 2.5));
    row(
        "lambda",
        "s.LambdaLR(opt, lambda e: 0.95 ** e)",
        o -> new LambdaLR(o, e -> Math.pow(0.95, e)));
    row(
        "lambda_each",
        "s.LambdaLR(opt, [lambda e: 1 / (1 + e), lambda e: 0.9 ** (e // 5)])",
        o -> new LambdaLR(o, e -> 1.0 / (1 + e), e -> Math.pow(0.9, Math.floorDiv(e, 5))));
    row("onecycle", "s.OneCycleLR(opt, 1.5, total_steps=61)", o -> new OneCycleLR(o, 1.5, 61));
    row(
        "onecycle_three",
        "s.OneCycleLR(opt, [2.0, 0.3], total_steps=80, pct_start=0.2, anneal_strategy='linear', base_momentum=0.7, max_momentum=0.9, div_factor=10, final_div_factor=100, three_phase=True)",
        o ->
            new OneCycleLR(
                o,
                new double[] {2, 0.3},
                80,
                new OneCycleLR.Options()
                    .pctStart(0.2)
                    .linear()
                    .baseMomentum(0.7)
                    .maxMomentum(0.9)
                    .divFactor(10)
                    .finalDivFactor(100)
                    .threePhase(true)));
    row(
        "onecycle_fixed",
        "s.OneCycleLR(opt, 1.5, total_steps=61, cycle_momentum=False)",
        o -> new OneCycleLR(o, 1.5, 61, new OneCycleLR.Options().cycleMomentum(false)));
    row(
        "onecycle_adam",
        "s.OneCycleLR(adam, 1.5, total_steps=70)",
        o -> new OneCycleLR(o, 1.5, 70));
    row(
        "sequential",
        "s.SequentialLR(opt, [s.LinearLR(opt, 0.1, total_iters=10), s.CosineAnnealingLR(opt, 30, eta_min=0.001), s.ExponentialLR(opt, 0.9)], [10, 40])",
        o ->
            new SequentialLR(
                o,
                List.of(
                    new LinearLR(o, 0.1, 1, 10),
                    new CosineAnnealingLR(o, 30, 0.001),
                    new ExponentialLR(o, 0.9)),
                10,
                40));
    row(
        "sequential_steps",
        "s.SequentialLR(opt, [s.ConstantLR(opt, 0.2, 3), s.StepLR(opt, 4, 0.5), s.CosineAnnealingWarmRestarts(opt, 6), s.PolynomialLR(opt, 9)], [5, 21, 44])",
        o ->
            new SequentialLR(
                o,
                List.of(
                    new ConstantLR(o, 0.2, 3),
                    new StepLR(o, 4, 0.5),
                    new CosineAnnealingWarmRestarts(o, 6),
                    new PolynomialLR(o, 9)),
                5,
                21,
                44));
    ROWS.add(
        new Row(
            "chained",
            "[s.ExponentialLR(opt, 0.95), s.LinearLR(opt, 0.1, total_iters=8), s.MultiStepLR(opt, [30], 0.1)]",
            o ->
                Arrays.asList(
                    new ExponentialLR(o, 0.95),
                    new LinearLR(o, 0.1, 1, 8),
                    new MultiStepLR(o, 30))));
    row("plateau", "s.ReduceLROnPlateau(opt)", o -> new ReduceLROnPlateau(o));
    row(
        "plateau_max",
        "s.ReduceLROnPlateau(opt, mode='max', factor=0.5, patience=2, threshold=0.01, threshold_mode='abs', cooldown=3, min_lr=[0.05, 0.02])",
        o ->
            new ReduceLROnPlateau(o)
                .mode("max")
                .factor(0.5)
                .patience(2)
                .threshold(0.01)
                .thresholdMode("abs")
                .cooldown(3)
                .minLr(0.05, 0.02));
    row(
        "plateau_rel",
        "s.ReduceLROnPlateau(opt, mode='max', factor=0.3, patience=1, threshold=0.05, min_lr=0.001)",
        o ->
            new ReduceLROnPlateau(o)
                .mode("max")
                .factor(0.3)
                .patience(1)
                .threshold(0.05)
                .minLr(1e-3));
    row(
        "plateau_abs",
        "s.ReduceLROnPlateau(opt, factor=0.3, patience=0, threshold=0.05, threshold_mode='abs', eps=0.01)",
        o ->
            new ReduceLROnPlateau(o)
                .factor(0.3)
                .patience(0)
                .threshold(0.05)
                .thresholdMode("abs")
                .eps(0.01));
  }

  private SchedulerTable() {}

  private static void row(String name, String constructor, Function<Optimizer, LRScheduler> make) {
    ROWS.add(new Row(name, constructor, optimizer -> List.of(make.apply(optimizer))));
  }

  static List<Row> rows() {
    return List.copyOf(ROWS);
  }
}
