package org.linstock.optim;

import java.util.List;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.SgdSettings;
import org.linstock.nn.Parameter;

/**
 * Stochastic gradient descent, with momentum (Sutskever et al., 2013) in PyTorch's form: {@code g
 * += weightDecay·p; b = momentum·b + (1 − dampening)·g; p −= lr·b}, or {@code p −= lr·(g +
 * momentum·b)} with Nesterov. The buffer starts as the first gradient.
 */
public final class SGD extends SlotOptimizer<SGD> {
  private static final String BUFFER = "momentum_buffer";

  public SGD(List<Parameter> parameters, double lr) {
    this(lr, ParamGroup.of(parameters));
  }

  /**
   * An optimizer over groups.
   *
   * @param lr the learning rate of the groups that set none
   */
  public SGD(double lr, ParamGroup... groups) {
    super(
        new Settings()
            .with(Setting.LR, lr)
            .with(Setting.MOMENTUM, 0)
            .with(Setting.DAMPENING, 0)
            .with(Setting.WEIGHT_DECAY, 0)
            .with(Setting.NESTEROV, 0),
        groups);
  }

  /** 0 by default. */
  public SGD momentum(double value) {
    return with(Setting.MOMENTUM, value);
  }

  /** 0 by default. */
  public SGD dampening(double value) {
    return with(Setting.DAMPENING, value);
  }

  /** 0 by default. */
  public SGD weightDecay(double value) {
    return with(Setting.WEIGHT_DECAY, value);
  }

  /** False by default. */
  public SGD nesterov(boolean value) {
    return with(Setting.NESTEROV, value ? 1 : 0);
  }

  @Override
  SGD self() {
    return this;
  }

  @Override
  List<String> slots(ParamGroup group) {
    return group.is(Setting.MOMENTUM) ? List.of(BUFFER) : List.of();
  }

  @Override
  void update(Run run, long step) {
    ParamGroup group = run.group();
    double momentum = group.get(Setting.MOMENTUM);
    double dampening = group.get(Setting.DAMPENING);
    boolean nesterov = group.is(Setting.NESTEROV);
    if (nesterov && (momentum == 0 || dampening != 0)) {
      throw new IllegalStateException(
          "SGD: Nesterov needs momentum above 0 and dampening 0, got %s and %s"
              .formatted(momentum, dampening));
    }
    Kernels.get()
        .sgdStep(
            run.values(),
            gradient(run),
            momentum == 0 ? null : run.slot(BUFFER),
            new SgdSettings(
                group.lr(),
                momentum,
                dampening,
                group.get(Setting.WEIGHT_DECAY),
                nesterov,
                step == 1));
  }
}
