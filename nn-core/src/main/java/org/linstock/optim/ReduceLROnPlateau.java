package org.linstock.optim;

import java.util.List;

/**
 * Multiplies the learning rate by {@code factor} when a metric has not got better for more than
 * {@code patience} steps.
 */
public final class ReduceLROnPlateau extends LRScheduler {
  private boolean max;
  private boolean absolute;
  private double factor = 0.1;
  private int patience = 10;
  private double threshold = 1e-4;
  private int cooldown;
  private double[] minLrs = {0};
  private double eps = 1e-8;
  private double best = Double.POSITIVE_INFINITY;
  private long badEpochs;
  private long cooldownLeft;

  public ReduceLROnPlateau(Optimizer optimizer) {
    super(optimizer);
  }

  /** Whether better is {@code "min"}, the default, or {@code "max"}. To be set before a step. */
  public ReduceLROnPlateau mode(String value) {
    require(value.equals("min") || value.equals("max"), "mode", value, "min or max");
    require(lastEpoch() == 0, "mode", value, "to be set before the first step");
    max = value.equals("max");
    best = max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return this;
  }

  /** 0.1 by default; below 1. */
  public ReduceLROnPlateau factor(double value) {
    require(value >= 0 && value < 1, "factor", value, "a number in [0, 1)");
    factor = value;
    return this;
  }

  /** 10 by default. */
  public ReduceLROnPlateau patience(int value) {
    requireNotNegative("patience", value);
    patience = value;
    return this;
  }

  /** By how much better counts; 1e-4 by default. */
  public ReduceLROnPlateau threshold(double value) {
    requireNotNegative("threshold", value);
    threshold = value;
    return this;
  }

  /** Whether the threshold is a part of the best value, {@code "rel"}, or a number, "abs". */
  public ReduceLROnPlateau thresholdMode(String value) {
    require(value.equals("rel") || value.equals("abs"), "thresholdMode", value, "rel or abs");
    absolute = value.equals("abs");
    return this;
  }

  /** How many steps after a reduction are not counted as bad; 0 by default. */
  public ReduceLROnPlateau cooldown(int value) {
    requireNotNegative("cooldown", value);
    cooldown = value;
    return this;
  }

  /** The lowest learning rate, one for all groups or one a group; 0 by default. */
  public ReduceLROnPlateau minLr(double... values) {
    require(
        values.length == 1 || values.length == groups(),
        "the number of lowest rates",
        values.length,
        groups() == 1 ? "1" : "1 or " + groups());
    for (double value : values) {
      requireNotNegative("minLr", value);
    }
    minLrs = values.clone();
    return this;
  }

  /** A change of the rate that is not larger is not made; 1e-8 by default. */
  public ReduceLROnPlateau eps(double value) {
    requireNotNegative("eps", value);
    eps = value;
    return this;
  }

  @Override
  public void step() {
    throw new UnsupportedOperationException(
        "ReduceLROnPlateau: step() without a metric; call step(metric), for instance with the validation loss");
  }

  /** Sets the learning rates for the next epoch by how the last one went. */
  public void step(double metric) {
    if (isBetter(metric)) {
      best = metric;
      badEpochs = 0;
    } else {
      badEpochs++;
    }
    if (cooldownLeft > 0) {
      cooldownLeft--;
      badEpochs = 0;
    }
    boolean reduces = badEpochs > patience;
    if (reduces) {
      cooldownLeft = cooldown;
      badEpochs = 0;
    }
    advance();
    setRates(perGroup(i -> reduces ? lr(i) : group(i).lr()));
  }

  private boolean isBetter(double metric) {
    if (max) {
      return metric > (absolute ? best + threshold : best * (threshold + 1));
    }
    return metric < (absolute ? best - threshold : best * (1 - threshold));
  }

  /** The reduced rate. */
  @Override
  double lr(int index) {
    double lr = group(index).lr();
    double reduced = Math.max(lr * factor, minLrs[minLrs.length == 1 ? 0 : index]);
    return lr - reduced > eps ? reduced : lr;
  }

  @Override
  List<String> numbers() {
    return List.of("best", "num_bad_epochs", "cooldown_counter");
  }

  @Override
  double number(String name) {
    return switch (name) {
      case "best" -> best;
      case "num_bad_epochs" -> badEpochs;
      default -> cooldownLeft;
    };
  }

  @Override
  void setNumber(String name, double value) {
    switch (name) {
      case "best" -> best = value;
      case "num_bad_epochs" -> badEpochs = (long) value;
      default -> cooldownLeft = (long) value;
    }
  }
}
