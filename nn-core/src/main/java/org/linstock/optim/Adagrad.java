package org.linstock.optim;

import java.util.List;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * Adagrad (Duchi et al., 2011) in PyTorch's form: {@code s += g²; p −= lr / (1 + (t − 1)·lrDecay) ·
 * g / (√s + eps)}, with weight decay added to the gradient.
 */
public final class Adagrad extends SlotOptimizer<Adagrad> {
  private static final String SUM = "sum";

  public Adagrad(List<Parameter> parameters, double lr) {
    this(lr, ParamGroup.of(parameters));
  }

  /** With a learning rate of 0.01. */
  public Adagrad(List<Parameter> parameters) {
    this(parameters, 1e-2);
  }

  /**
   * An optimizer over groups.
   *
   * @param lr the learning rate of the groups that set none
   */
  public Adagrad(double lr, ParamGroup... groups) {
    super(
        new Settings()
            .with(Setting.LR, lr)
            .with(Setting.LR_DECAY, 0)
            .with(Setting.EPS, 1e-10)
            .with(Setting.WEIGHT_DECAY, 0)
            .with(Setting.INITIAL_ACCUMULATOR_VALUE, 0),
        groups);
  }

  /** 0 by default. */
  public Adagrad lrDecay(double value) {
    return with(Setting.LR_DECAY, value);
  }

  /** 1e-10 by default. */
  public Adagrad eps(double value) {
    return with(Setting.EPS, value);
  }

  /** 0 by default. */
  public Adagrad weightDecay(double value) {
    return with(Setting.WEIGHT_DECAY, value);
  }

  /**
   * What s starts from; 0 by default.
   *
   * @throws IllegalStateException once there are sums
   */
  public Adagrad initialAccumulatorValue(double value) {
    if (slotState().hasVectors()) {
      throw new IllegalStateException(
          "Adagrad: initialAccumulatorValue(%s) comes after the sums were started; call it before the first step"
              .formatted(value));
    }
    return with(Setting.INITIAL_ACCUMULATOR_VALUE, value);
  }

  @Override
  Adagrad self() {
    return this;
  }

  @Override
  List<String> slots(ParamGroup group) {
    return List.of(SUM);
  }

  @Override
  double initial(String name, ParamGroup group) {
    return group.get(Setting.INITIAL_ACCUMULATOR_VALUE);
  }

  @Override
  void update(Run run, long step) {
    ParamGroup group = run.group();
    NdArray gradient = decayedGradient(run);
    NdArray scratch = run.scratch(1);
    NdArray denominator = run.scratch(2);
    Vectors.blendSquares(run.slot(SUM), 1, gradient, 1, scratch);
    Vectors.root(run.slot(SUM), 1, group.get(Setting.EPS), denominator);
    double stepSize = group.lr() / (1 + (step - 1) * group.get(Setting.LR_DECAY));
    Vectors.addQuotient(run.values(), gradient, denominator, -stepSize, scratch);
  }
}
