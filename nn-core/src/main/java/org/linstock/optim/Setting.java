package org.linstock.optim;

import java.util.Arrays;
import java.util.Locale;

/** The settings that parameter groups have, under PyTorch's names. A flag is 0 or 1. */
enum Setting {
  LR(Range.AT_LEAST_0),
  /** The learning rate from which schedulers start. */
  INITIAL_LR(Range.AT_LEAST_0),
  MOMENTUM(Range.AT_LEAST_0),
  DAMPENING(Range.AT_LEAST_0),
  BETAS(Range.BELOW_1, 2),
  ALPHA(Range.AT_LEAST_0),
  RHO(Range.AT_MOST_1),
  LR_DECAY(Range.AT_LEAST_0),
  MOMENTUM_DECAY(Range.AT_LEAST_0),
  EPS(Range.AT_LEAST_0),
  WEIGHT_DECAY(Range.AT_LEAST_0),
  INITIAL_ACCUMULATOR_VALUE(Range.AT_LEAST_0),
  NESTEROV(Range.FLAG),
  AMSGRAD(Range.FLAG),
  CENTERED(Range.FLAG),
  DECOUPLED_WEIGHT_DECAY(Range.FLAG),
  MAXIMIZE(Range.FLAG),
  MAX_ITER(Range.COUNT),
  MAX_EVAL(Range.COUNT),
  TOLERANCE_GRAD(Range.AT_LEAST_0),
  TOLERANCE_CHANGE(Range.AT_LEAST_0),
  HISTORY_SIZE(Range.COUNT),
  /** Whether LBFGS searches along its direction for the strong Wolfe conditions. */
  STRONG_WOLFE(Range.FLAG);

  private enum Range {
    AT_LEAST_0("a number of at least 0"),
    BELOW_1("a number in [0, 1)"),
    AT_MOST_1("a number in [0, 1]"),
    FLAG("0 or 1"),
    COUNT("a whole number of at least 1");

    private final String text;

    Range(String text) {
      this.text = text;
    }

    boolean contains(double value) {
      return switch (this) {
        case AT_LEAST_0 -> value >= 0 && value < Double.POSITIVE_INFINITY;
        case BELOW_1 -> value >= 0 && value < 1;
        case AT_MOST_1 -> value >= 0 && value <= 1;
        case FLAG -> value == 0 || value == 1;
        case COUNT -> value >= 1 && value == Math.rint(value) && value <= Integer.MAX_VALUE;
      };
    }
  }

  private final Range range;
  private final int size;

  Setting(Range range) {
    this(range, 1);
  }

  Setting(Range range, int size) {
    this.range = range;
    this.size = size;
  }

  /** PyTorch's name, for example {@code weight_decay}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws unless the values are as many as this setting has and all in its range. */
  double[] check(double... values) {
    boolean valid = values.length == size;
    for (double value : values) {
      valid &= range.contains(value);
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "optimizer: %s = %s, expected %s%s"
              .formatted(
                  key(),
                  values.length == 1 ? values[0] : Arrays.toString(values),
                  range.text,
                  size == 1 ? "" : " for each of " + size));
    }
    return values;
  }
}
