package org.linstock.optim;

import java.util.List;
import org.linstock.nn.Parameter;

/**
 * Adam (Kingma and Ba, 2015) in PyTorch's form: {@code m = β₁·m + (1 − β₁)·g; v = β₂·v + (1 −
 * β₂)·g²; p −= lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + eps)}, with weight decay added to the
 * gradient.
 */
public final class Adam extends AdamFamily<Adam> {
  public Adam(List<Parameter> parameters, double lr) {
    this(lr, ParamGroup.of(parameters));
  }

  /** With a learning rate of 1e-3. */
  public Adam(List<Parameter> parameters) {
    this(parameters, 1e-3);
  }

  /**
   * An optimizer over groups.
   *
   * @param lr the learning rate of the groups that set none
   */
  public Adam(double lr, ParamGroup... groups) {
    super(lr, 0, groups);
  }

  /** 0 by default. */
  public Adam weightDecay(double value) {
    return with(Setting.WEIGHT_DECAY, value);
  }

  @Override
  Adam self() {
    return this;
  }

  @Override
  void update(Run run, long step) {
    if (run.group().is(Setting.AMSGRAD)) {
      updateAmsgrad(run, decayedGradient(run), step);
    } else {
      update(run, gradient(run), run.group().get(Setting.WEIGHT_DECAY), step);
    }
  }
}
