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
public final class SGD extends Optimizer {
  private double momentum;
  private double dampening;
  private double weightDecay;
  private boolean nesterov;

  public SGD(List<Parameter> parameters, double lr) {
    super(parameters, lr);
  }

  /** 0 by default. */
  public SGD momentum(double value) {
    momentum = notNegative("momentum", value);
    return this;
  }

  /** 0 by default. */
  public SGD dampening(double value) {
    dampening = notNegative("dampening", value);
    return this;
  }

  /** 0 by default. */
  public SGD weightDecay(double value) {
    weightDecay = notNegative("weightDecay", value);
    return this;
  }

  /** False by default. */
  public SGD nesterov(boolean value) {
    nesterov = value;
    return this;
  }

  @Override
  public List<String> slots() {
    return momentum == 0 ? List.of() : List.of("momentum_buffer");
  }

  @Override
  void update(Run run, long step) {
    if (nesterov && (momentum == 0 || dampening != 0)) {
      throw new IllegalStateException(
          "SGD: Nesterov needs momentum above 0 and dampening 0, got %s and %s"
              .formatted(momentum, dampening));
    }
    Kernels.get()
        .sgdStep(
            run.values(),
            run.gradients(),
            momentum == 0 ? null : run.slots().get(0),
            new SgdSettings(lr(), momentum, dampening, weightDecay, nesterov, step == 1));
  }
}
