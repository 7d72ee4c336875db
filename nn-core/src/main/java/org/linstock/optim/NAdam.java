package org.linstock.optim;

import java.util.Arrays;
import java.util.List;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * Adam with Nesterov momentum (Dozat, 2016) in PyTorch's form: with {@code μₜ = β₁·(1 −
 * 0.96^(t·momentumDecay) / 2)} and {@code m, v} as in {@link Adam}, {@code p −= lr·((1 − μₜ) / (1 −
 * Πμ)·g + μₜ₊₁ / (1 − Πμ·μₜ₊₁)·m) / (√(v / (1 − β₂ᵗ)) + eps)}, where Πμ is the product of all μ up
 * to μₜ.
 */
public final class NAdam extends SlotOptimizer<NAdam> {
  private static final String FIRST = "exp_avg";
  private static final String SECOND = "exp_avg_sq";
  private static final String PRODUCT = "mu_product";

  public NAdam(List<Parameter> parameters, double lr) {
    this(lr, ParamGroup.of(parameters));
  }

  /** With a learning rate of 2e-3. */
  public NAdam(List<Parameter> parameters) {
    this(parameters, 2e-3);
  }

  /**
   * An optimizer over groups.
   *
   * @param lr the learning rate of the groups that set none
   */
  public NAdam(double lr, ParamGroup... groups) {
    super(
        new Settings()
            .with(Setting.LR, lr)
            .with(Setting.BETAS, 0.9, 0.999)
            .with(Setting.EPS, 1e-8)
            .with(Setting.WEIGHT_DECAY, 0)
            .with(Setting.MOMENTUM_DECAY, 4e-3)
            .with(Setting.DECOUPLED_WEIGHT_DECAY, 0),
        groups);
  }

  /** 0.9 and 0.999 by default; each in [0, 1). */
  public NAdam betas(double first, double second) {
    return with(Setting.BETAS, first, second);
  }

  /** 1e-8 by default. */
  public NAdam eps(double value) {
    return with(Setting.EPS, value);
  }

  /** 0 by default. */
  public NAdam weightDecay(double value) {
    return with(Setting.WEIGHT_DECAY, value);
  }

  /** 0.004 by default. */
  public NAdam momentumDecay(double value) {
    return with(Setting.MOMENTUM_DECAY, value);
  }

  /** Whether the weight decay acts as in {@link AdamW}; false by default. */
  public NAdam decoupledWeightDecay(boolean value) {
    return with(Setting.DECOUPLED_WEIGHT_DECAY, value ? 1 : 0);
  }

  @Override
  NAdam self() {
    return this;
  }

  @Override
  List<String> slots(ParamGroup group) {
    return List.of(FIRST, SECOND);
  }

  @Override
  List<String> numbers() {
    return List.of(PRODUCT);
  }

  @Override
  double initial(String name, ParamGroup group) {
    return name.equals(PRODUCT) ? 1 : 0;
  }

  @Override
  double numberAfter(String name, ParamGroup group, long steps) {
    double product = 1;
    for (long step = 1; step <= steps && product > 0; step++) {
      product *= mu(group, step);
    }
    return product;
  }

  private static double mu(ParamGroup group, long step) {
    double exponent = step * group.get(Setting.MOMENTUM_DECAY);
    return group.beta1() * (1 - 0.5 * Math.pow(0.96, exponent));
  }

  @Override
  void update(Run run, long step) {
    ParamGroup group = run.group();
    double[] products = slotState().numbers(PRODUCT);
    double mu = mu(group, step);
    double next = mu(group, step + 1);
    double product = products[run.first()] * mu;
    Arrays.fill(products, run.first(), run.end(), product);
    NdArray gradient = gradientAfterDecay(run);
    NdArray scratch = run.scratch(1);
    NdArray denominator = run.scratch(2);
    Vectors.blend(run.slot(FIRST), group.beta1(), gradient, 1 - group.beta1(), scratch);
    Vectors.blendSquares(run.slot(SECOND), group.beta2(), gradient, 1 - group.beta2(), scratch);
    double correction = 1 - Math.pow(group.beta2(), (double) step);
    Kernels.get().scalar(Binary.DIV, run.slot(SECOND), correction, denominator);
    Vectors.root(denominator, 1, group.get(Setting.EPS), denominator);
    double byGradient = -group.lr() * (1 - mu) / (1 - product);
    double byMoment = -group.lr() * next / (1 - product * next);
    Vectors.addQuotient(run.values(), gradient, denominator, byGradient, scratch);
    Vectors.addQuotient(run.values(), run.slot(FIRST), denominator, byMoment, scratch);
  }

  private static NdArray gradientAfterDecay(Run run) {
    ParamGroup group = run.group();
    if (!group.is(Setting.DECOUPLED_WEIGHT_DECAY)) {
      return decayedGradient(run);
    }
    Vectors.scale(run.values(), 1 - group.lr() * group.get(Setting.WEIGHT_DECAY));
    return gradient(run);
  }
}
