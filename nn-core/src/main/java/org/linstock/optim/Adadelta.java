package org.linstock.optim;

import java.util.List;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * Adadelta (Zeiler, 2012) in PyTorch's form: {@code v = ρ·v + (1 − ρ)·g²; d = √(u + eps) / √(v +
 * eps)·g; u = ρ·u + (1 − ρ)·d²; p −= lr·d}, with weight decay added to the gradient.
 */
public final class Adadelta extends SlotOptimizer<Adadelta> {
  private static final String SQUARE = "square_avg";
  private static final String DELTA = "acc_delta";

  public Adadelta(List<Parameter> parameters, double lr) {
    this(lr, ParamGroup.of(parameters));
  }

  /** With a learning rate of 1. */
  public Adadelta(List<Parameter> parameters) {
    this(parameters, 1);
  }

  /**
   * An optimizer over groups.
   *
   * @param lr the learning rate of the groups that set none
   */
  public Adadelta(double lr, ParamGroup... groups) {
    super(
        new Settings()
            .with(Setting.LR, lr)
            .with(Setting.RHO, 0.9)
            .with(Setting.EPS, 1e-6)
            .with(Setting.WEIGHT_DECAY, 0),
        groups);
  }

  /** 0.9 by default; in [0, 1]. */
  public Adadelta rho(double value) {
    return with(Setting.RHO, value);
  }

  /** 1e-6 by default. */
  public Adadelta eps(double value) {
    return with(Setting.EPS, value);
  }

  /** 0 by default. */
  public Adadelta weightDecay(double value) {
    return with(Setting.WEIGHT_DECAY, value);
  }

  @Override
  Adadelta self() {
    return this;
  }

  @Override
  List<String> slots(ParamGroup group) {
    return List.of(SQUARE, DELTA);
  }

  @Override
  void update(Run run, long step) {
    ParamGroup group = run.group();
    Kernels kernels = Kernels.get();
    NdArray gradient = decayedGradient(run);
    NdArray scratch = run.scratch(1);
    NdArray direction = run.scratch(2);
    double rho = group.get(Setting.RHO);
    Vectors.blendSquares(run.slot(SQUARE), rho, gradient, 1 - rho, scratch);
    shiftedRoot(run.slot(DELTA), group.get(Setting.EPS), direction);
    shiftedRoot(run.slot(SQUARE), group.get(Setting.EPS), scratch);
    kernels.binary(Binary.DIV, direction, scratch, direction);
    kernels.binary(Binary.MUL, direction, gradient, direction);
    Vectors.blendSquares(run.slot(DELTA), rho, direction, 1 - rho, scratch);
    Vectors.addScaled(run.values(), direction, -group.lr(), scratch);
  }

  /** {@code z = √(x + eps)}. */
  private static void shiftedRoot(NdArray x, double eps, NdArray z) {
    Kernels.get().scalar(Binary.ADD, x, eps, z);
    Vectors.root(z, 1, 0, z);
  }
}
