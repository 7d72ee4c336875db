package org.linstock.optim;

import java.util.List;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * Adam by the infinity norm (Kingma and Ba, 2015, section 7) in PyTorch's form: {@code m = β₁·m +
 * (1 − β₁)·g; u = max(β₂·u, |g| + eps); p −= lr / (1 − β₁ᵗ) · m / u}, with weight decay added to
 * the gradient.
 */
public final class Adamax extends SlotOptimizer<Adamax> {
  private static final String MOMENT = "exp_avg";
  private static final String NORM = "exp_inf";

  public Adamax(List<Parameter> parameters, double lr) {
    this(lr, ParamGroup.of(parameters));
  }

  /** With a learning rate of 2e-3. */
  public Adamax(List<Parameter> parameters) {
    this(parameters, 2e-3);
  }

  /**
   * An optimizer over groups.
   *
   * @param lr the learning rate of the groups that set none
   */
  public Adamax(double lr, ParamGroup... groups) {
    super(
        new Settings()
            .with(Setting.LR, lr)
            .with(Setting.BETAS, 0.9, 0.999)
            .with(Setting.EPS, 1e-8)
            .with(Setting.WEIGHT_DECAY, 0),
        groups);
  }

  /** 0.9 and 0.999 by default; each in [0, 1). */
  public Adamax betas(double first, double second) {
    return with(Setting.BETAS, first, second);
  }

  /** 1e-8 by default. */
  public Adamax eps(double value) {
    return with(Setting.EPS, value);
  }

  /** 0 by default. */
  public Adamax weightDecay(double value) {
    return with(Setting.WEIGHT_DECAY, value);
  }

  @Override
  Adamax self() {
    return this;
  }

  @Override
  List<String> slots(ParamGroup group) {
    return List.of(MOMENT, NORM);
  }

  @Override
  void update(Run run, long step) {
    ParamGroup group = run.group();
    NdArray gradient = decayedGradient(run);
    NdArray scratch = run.scratch(1);
    NdArray size = run.scratch(2);
    Vectors.blend(run.slot(MOMENT), group.beta1(), gradient, 1 - group.beta1(), scratch);
    Kernels.get().unary(Unary.ABS, gradient, size);
    Kernels.get().scalar(Binary.ADD, size, group.get(Setting.EPS), size);
    Vectors.scale(run.slot(NORM), group.beta2());
    Kernels.get().binary(Binary.MAXIMUM, run.slot(NORM), size, run.slot(NORM));
    double stepSize = group.lr() / (1 - Math.pow(group.beta1(), (double) step));
    Vectors.addQuotient(run.values(), run.slot(MOMENT), run.slot(NORM), -stepSize, scratch);
  }
}
