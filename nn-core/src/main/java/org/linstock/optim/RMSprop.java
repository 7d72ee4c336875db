package org.linstock.optim;

import java.util.ArrayList;
import java.util.List;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * RMSprop (Tieleman and Hinton, 2012; centered as in Graves, 2013) in PyTorch's form: {@code v =
 * α·v + (1 − α)·g²; p −= lr·g / (√v + eps)}. Centered, {@code a = α·a + (1 − α)·g} and the root is
 * of {@code v − a²}. With momentum, {@code b = momentum·b + g / (√v + eps); p −= lr·b}. Weight
 * decay is added to the gradient.
 */
public final class RMSprop extends SlotOptimizer<RMSprop> {
  private static final String SQUARE = "square_avg";
  private static final String BUFFER = "momentum_buffer";
  private static final String MEAN = "grad_avg";

  public RMSprop(List<Parameter> parameters, double lr) {
    this(lr, ParamGroup.of(parameters));
  }

  /** With a learning rate of 0.01. */
  public RMSprop(List<Parameter> parameters) {
    this(parameters, 1e-2);
  }

  /**
   * An optimizer over groups.
   *
   * @param lr the learning rate of the groups that set none
   */
  public RMSprop(double lr, ParamGroup... groups) {
    super(
        new Settings()
            .with(Setting.LR, lr)
            .with(Setting.ALPHA, 0.99)
            .with(Setting.EPS, 1e-8)
            .with(Setting.WEIGHT_DECAY, 0)
            .with(Setting.MOMENTUM, 0)
            .with(Setting.CENTERED, 0),
        groups);
  }

  /** 0.99 by default. */
  public RMSprop alpha(double value) {
    return with(Setting.ALPHA, value);
  }

  /** 1e-8 by default. */
  public RMSprop eps(double value) {
    return with(Setting.EPS, value);
  }

  /** 0 by default. */
  public RMSprop weightDecay(double value) {
    return with(Setting.WEIGHT_DECAY, value);
  }

  /** 0 by default. */
  public RMSprop momentum(double value) {
    return with(Setting.MOMENTUM, value);
  }

  /** Whether the gradient is divided by its estimated deviation; false by default. */
  public RMSprop centered(boolean value) {
    return with(Setting.CENTERED, value ? 1 : 0);
  }

  @Override
  RMSprop self() {
    return this;
  }

  @Override
  List<String> slots(ParamGroup group) {
    List<String> slots = new ArrayList<>(List.of(SQUARE));
    if (group.is(Setting.MOMENTUM)) {
      slots.add(BUFFER);
    }
    if (group.is(Setting.CENTERED)) {
      slots.add(MEAN);
    }
    return slots;
  }

  @Override
  void update(Run run, long step) {
    ParamGroup group = run.group();
    NdArray gradient = decayedGradient(run);
    NdArray scratch = run.scratch(1);
    double alpha = group.get(Setting.ALPHA);
    Vectors.blendSquares(run.slot(SQUARE), alpha, gradient, 1 - alpha, scratch);
    NdArray denominator = denominator(run, gradient, alpha);
    double momentum = group.get(Setting.MOMENTUM);
    if (momentum == 0) {
      Vectors.addQuotient(run.values(), gradient, denominator, -group.lr(), scratch);
    } else {
      NdArray buffer = run.slot(BUFFER);
      Vectors.scale(buffer, momentum);
      Vectors.addQuotient(buffer, gradient, denominator, 1, scratch);
      Vectors.addScaled(run.values(), buffer, -group.lr(), scratch);
    }
  }

  /** In scratch 2; takes scratch 1. */
  private static NdArray denominator(Run run, NdArray gradient, double alpha) {
    NdArray variance = run.slot(SQUARE);
    NdArray denominator = run.scratch(2);
    if (run.group().is(Setting.CENTERED)) {
      NdArray mean = run.slot(MEAN);
      Vectors.blend(mean, alpha, gradient, 1 - alpha, run.scratch(1));
      Kernels.get().binary(Binary.MUL, mean, mean, denominator);
      Kernels.get().binary(Binary.SUB, variance, denominator, denominator);
      variance = denominator;
    }
    Vectors.root(variance, 1, run.group().get(Setting.EPS), denominator);
    return denominator;
  }
}
