package org.linstock.optim;

import java.util.List;
import org.linstock.kernels.AdamSettings;
import org.linstock.kernels.Kernels;
import org.linstock.nn.Parameter;

/**
 * Adam (Kingma and Ba, 2015) in PyTorch's form: {@code m = β₁·m + (1 − β₁)·g; v = β₂·v + (1 −
 * β₂)·g²; p −= lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + eps)}, with weight decay added to the
 * gradient.
 */
public final class Adam extends Optimizer {
  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private double eps = 1e-8;
  private double weightDecay;

  public Adam(List<Parameter> parameters, double lr) {
    super(parameters, lr);
  }

  /** 0.9 and 0.999 by default; each in [0, 1). */
  public Adam betas(double first, double second) {
    beta1 = beta("beta1", first);
    beta2 = beta("beta2", second);
    return this;
  }

  /** 1e-8 by default. */
  public Adam eps(double value) {
    eps = notNegative("eps", value);
    return this;
  }

  /** 0 by default. */
  public Adam weightDecay(double value) {
    weightDecay = notNegative("weightDecay", value);
    return this;
  }

  private static double beta(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "Adam: %s = %s, expected a number in [0, 1)".formatted(name, value));
    }
    return value;
  }

  @Override
  public List<String> slots() {
    return List.of("exp_avg", "exp_avg_sq");
  }

  @Override
  void update(Run run, long step) {
    Kernels.get()
        .adamStep(
            run.values(),
            run.gradients(),
            run.slots().get(0),
            run.slots().get(1),
            new AdamSettings(lr(), beta1, beta2, eps, weightDecay, step));
  }
}
