package org.linstock.nn;

import org.linstock.tensor.Generator;

/**
 * The standard normal law within [low, high], by rejection with the proposal that suits the
 * interval (Robert, 1995): exact also far out in a tail.
 */
final class TruncatedNormal {
  /** Wider than this around 0, a normal draw is the better proposal than a uniform one. */
  private static final double WIDE = Math.sqrt(2 * Math.PI);

  private final double low;
  private final double high;
  private final boolean mirrored;

  TruncatedNormal(double low, double high) {
    mirrored = high < 0;
    this.low = mirrored ? -high : low;
    this.high = mirrored ? -low : high;
  }

  double draw(Generator generator) {
    double x;
    if (low > 0 && high - low > 1 / low) {
      x = tail(generator);
    } else if (low > 0 || high - low < WIDE) {
      x = uniform(generator);
    } else {
      x = normal(generator);
    }
    return mirrored ? -x : x;
  }

  private double normal(Generator generator) {
    double x = generator.normal();
    while (x < low || x > high) {
      x = generator.normal();
    }
    return x;
  }

  private double uniform(Generator generator) {
    double peak = Math.max(low, 0);
    while (true) {
      double x = low + (high - low) * generator.uniform();
      if (generator.uniform() <= Math.exp((peak * peak - x * x) / 2)) {
        return x;
      }
    }
  }

  /** Proposals from the exponential law that starts at {@code low}. */
  private double tail(Generator generator) {
    double rate = (low + Math.sqrt(low * low + 4)) / 2;
    while (true) {
      double x = low - Math.log(1 - generator.uniform()) / rate;
      if (x <= high && generator.uniform() <= Math.exp(-(x - rate) * (x - rate) / 2)) {
        return x;
      }
    }
  }
}
