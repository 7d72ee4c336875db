package org.linstock.optim;

import java.util.Arrays;

/**
 * The 1cycle policy (Smith and Topin, 2019): the learning rate rises from {@code maxLr / divFactor}
 * to {@code maxLr} and falls to {@code maxLr / divFactor / finalDivFactor}, while the momentum
 * (SGD, RMSprop) or the first beta (the Adam family) goes the other way. To be stepped after each
 * batch, {@code totalSteps} in all.
 */
public final class OneCycleLR extends LRScheduler {
  /** The shape of the cycle. */
  public static final class Options {
    private double pctStart = 0.3;
    private boolean linear;
    private boolean cycleMomentum = true;
    private double baseMomentum = 0.85;
    private double maxMomentum = 0.95;
    private double divFactor = 25;
    private double finalDivFactor = 1e4;
    private boolean threePhase;

    /** Which part of the steps the rise takes; 0.3 by default. */
    public Options pctStart(double value) {
      pctStart = value;
      return this;
    }

    /** Straight lines in place of half cosine waves. */
    public Options linear() {
      linear = true;
      return this;
    }

    /** Whether the momentum changes too; true by default. */
    public Options cycleMomentum(boolean value) {
      cycleMomentum = value;
      return this;
    }

    /** The momentum at the highest learning rate; 0.85 by default. */
    public Options baseMomentum(double value) {
      baseMomentum = value;
      return this;
    }

    /** The momentum at the start and the end; 0.95 by default. */
    public Options maxMomentum(double value) {
      maxMomentum = value;
      return this;
    }

    /** 25 by default. */
    public Options divFactor(double value) {
      divFactor = value;
      return this;
    }

    /** 10000 by default. */
    public Options finalDivFactor(double value) {
      finalDivFactor = value;
      return this;
    }

    /** Falls first to where it started, as fast as it rose, and then further; false by default. */
    public Options threePhase(boolean value) {
      threePhase = value;
      return this;
    }
  }

  private final double[] maxLrs;
  private final int totalSteps;
  private final Options options;

  /** The last step of each phase. */
  private final double[] ends;

  public OneCycleLR(Optimizer optimizer, double maxLr, int totalSteps) {
    this(optimizer, maxLr, totalSteps, new Options());
  }

  public OneCycleLR(Optimizer optimizer, double maxLr, int totalSteps, Options options) {
    this(optimizer, filled(optimizer, maxLr), totalSteps, options);
  }

  /**
   * A cycle with a peak for each group.
   *
   * @param maxLrs one a group
   */
  public OneCycleLR(Optimizer optimizer, double[] maxLrs, int totalSteps, Options options) {
    super(optimizer);
    this.maxLrs = maxLrs.clone();
    this.totalSteps = totalSteps;
    this.options = options;
    check();
    double rise = options.pctStart * totalSteps;
    ends =
        options.threePhase
            ? new double[] {rise - 1, 2 * rise - 2, totalSteps - 1}
            : new double[] {rise - 1, totalSteps - 1};
    for (int i = 0; i < groups(); i++) {
      setBaseLr(i, maxLrs[i] / options.divFactor);
    }
    start();
  }

  private static double[] filled(Optimizer optimizer, double maxLr) {
    double[] all = new double[optimizer.paramGroups().size()];
    Arrays.fill(all, maxLr);
    return all;
  }

  private void check() {
    require(maxLrs.length == groups(), "the number of rates", maxLrs.length, "" + groups());
    requireCount("totalSteps", totalSteps);
    requireUnit("pctStart", options.pctStart);
    require(options.divFactor > 0, "divFactor", options.divFactor, "a number above 0");
    require(
        options.finalDivFactor > 0, "finalDivFactor", options.finalDivFactor, "a number above 0");
    requireUnit("baseMomentum", options.baseMomentum);
    requireUnit("maxMomentum", options.maxMomentum);
    boolean hasMomentum =
        optimizer().hasSetting(Setting.MOMENTUM) || optimizer().hasSetting(Setting.BETAS);
    require(
        hasMomentum || !options.cycleMomentum,
        "the optimizer",
        optimizer().getClass().getSimpleName() + " without momentum or betas",
        "one with them, or cycleMomentum(false)");
  }

  /**
   * Sets the learning rates of the next step.
   *
   * @throws IllegalStateException after more than {@code totalSteps} steps
   */
  @Override
  public void step() {
    if (lastEpoch() >= totalSteps) {
      throw new IllegalStateException(
          "OneCycleLR: step %d of a cycle of %d; make totalSteps larger"
              .formatted(lastEpoch() + 1, totalSteps));
    }
    super.step();
  }

  @Override
  double lr(int index) {
    int phase = phase();
    if (options.cycleMomentum) {
      boolean falls = phase == 0;
      boolean rises = phase == 1;
      setMomentum(
          group(index),
          between(
              rises ? options.baseMomentum : options.maxMomentum,
              falls ? options.baseMomentum : options.maxMomentum,
              phase));
    }
    return between(rate(index, phase), rate(index, phase + 1), phase);
  }

  private int phase() {
    int phase = 0;
    while (phase < ends.length - 1 && lastEpoch() > ends[phase]) {
      phase++;
    }
    return phase;
  }

  /** The learning rate at the border before a phase. */
  private double rate(int index, int border) {
    if (border == ends.length) {
      return baseLr(index) / options.finalDivFactor;
    }
    return border == 1 ? maxLrs[index] : baseLr(index);
  }

  private double between(double from, double to, int phase) {
    double begin = phase == 0 ? 0 : ends[phase - 1];
    double part = (lastEpoch() - begin) / (ends[phase] - begin);
    return options.linear
        ? (to - from) * part + from
        : to + (from - to) / 2 * (Math.cos(Math.PI * part) + 1);
  }

  private static void setMomentum(ParamGroup group, double momentum) {
    if (group.has(Setting.BETAS)) {
      group.betas(momentum, group.beta2());
    } else {
      group.momentum(momentum);
    }
  }
}
