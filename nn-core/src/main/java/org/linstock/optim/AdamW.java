package org.linstock.optim;

import java.util.List;
import org.linstock.nn.Parameter;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019): {@code p = p·(1 −
 * lr·weightDecay)}, then the update of {@link Adam} by the gradient alone.
 */
public final class AdamW extends AdamFamily<AdamW> {
  public AdamW(List<Parameter> parameters, double lr) {
    this(lr, ParamGroup.of(parameters));
  }

  /** With a learning rate of 1e-3. */
  public AdamW(List<Parameter> parameters) {
    this(parameters, 1e-3);
  }

  /**
   * An optimizer over groups.
   *
   * @param lr the learning rate of the groups that set none
   */
  public AdamW(double lr, ParamGroup... groups) {
    super(lr, 1e-2, groups);
  }

  /** 0.01 by default. */
  public AdamW weightDecay(double value) {
    return with(Setting.WEIGHT_DECAY, value);
  }

  @Override
  AdamW self() {
    return this;
  }

  @Override
  void update(Run run, long step) {
    double decay = run.group().get(Setting.WEIGHT_DECAY);
    if (decay != 0) {
      Vectors.scale(run.values(), 1 - run.group().lr() * decay);
    }
    if (run.group().is(Setting.AMSGRAD)) {
      updateAmsgrad(run, gradient(run), step);
    } else {
      update(run, gradient(run), 0, step);
    }
  }
}
