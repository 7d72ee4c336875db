package org.linstock.optim;

import java.util.List;
import org.linstock.kernels.AdamSettings;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.NdArray;

/** What {@link Adam} and {@link AdamW} share: all but how the weight decay acts. */
abstract class AdamFamily<T extends AdamFamily<T>> extends SlotOptimizer<T> {
  private static final String FIRST = "exp_avg";
  private static final String SECOND = "exp_avg_sq";
  private static final String LARGEST = "max_exp_avg_sq";

  AdamFamily(double lr, double weightDecay, ParamGroup... groups) {
    super(
        new Settings()
            .with(Setting.LR, lr)
            .with(Setting.BETAS, 0.9, 0.999)
            .with(Setting.EPS, 1e-8)
            .with(Setting.WEIGHT_DECAY, weightDecay)
            .with(Setting.AMSGRAD, 0),
        groups);
  }

  /** 0.9 and 0.999 by default; each in [0, 1). */
  public T betas(double first, double second) {
    return with(Setting.BETAS, first, second);
  }

  /** 1e-8 by default. */
  public T eps(double value) {
    return with(Setting.EPS, value);
  }

  /**
   * Divides by the largest second moment so far (Reddi et al., 2018); false by default. To be said
   * before the first step.
   */
  public T amsgrad(boolean value) {
    return with(Setting.AMSGRAD, value ? 1 : 0);
  }

  @Override
  List<String> slots(ParamGroup group) {
    return group.is(Setting.AMSGRAD) ? List.of(FIRST, SECOND, LARGEST) : List.of(FIRST, SECOND);
  }

  /** The update by a gradient to which {@code weightDecay·p} is still to be added. */
  final void update(Run run, NdArray gradient, double weightDecay, long step) {
    ParamGroup group = run.group();
    Kernels.get()
        .adamStep(
            run.values(),
            gradient,
            run.slot(FIRST),
            run.slot(SECOND),
            new AdamSettings(
                group.lr(),
                group.beta1(),
                group.beta2(),
                group.get(Setting.EPS),
                weightDecay,
                step));
  }

  /** The update of AMSGrad by a gradient that needs nothing added. */
  final void updateAmsgrad(Run run, NdArray gradient, long step) {
    ParamGroup group = run.group();
    double beta1 = group.beta1();
    double beta2 = group.beta2();
    double stepSize = group.lr() / (1 - Math.pow(beta1, (double) step));
    double correction = Math.sqrt(1 - Math.pow(beta2, (double) step));
    NdArray scratch = run.scratch(1);
    NdArray denominator = run.scratch(2);
    NdArray largest = run.slot(LARGEST);
    Vectors.blend(run.slot(FIRST), beta1, gradient, 1 - beta1, scratch);
    Vectors.blendSquares(run.slot(SECOND), beta2, gradient, 1 - beta2, scratch);
    Kernels.get().binary(Binary.MAXIMUM, largest, run.slot(SECOND), largest);
    Vectors.root(largest, correction, group.get(Setting.EPS), denominator);
    Vectors.addQuotient(run.values(), run.slot(FIRST), denominator, -stepSize, scratch);
  }
}
