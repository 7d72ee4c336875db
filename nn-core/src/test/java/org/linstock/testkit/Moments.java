package org.linstock.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Sums of powers of a sample, to hold its mean and variance against a law. */
public final class Moments {
  private double n;
  private double mean;
  private double second;
  private double third;
  private double fourth;

  /** Takes one value in, by Pébay's update of the central moments. */
  public void add(double value) {
    double before = n;
    n += 1;
    double delta = value - mean;
    double step = delta / n;
    double term = delta * step * before;
    mean += step;
    fourth +=
        term * step * step * (n * n - 3 * n + 3) + 6 * step * step * second - 4 * step * third;
    third += term * step * (n - 2) - 3 * step * second;
    second += term;
  }

  public double count() {
    return n;
  }

  /**
   * The mean and the variance lie within three standard errors of those expected.
   *
   * @param size how many values the expected ones were themselves estimated from; infinite for a
   *     law known exactly
   */
  public void assertWithin(String what, double expectedMean, double expectedVariance, double size) {
    double variance = second / n;
    double share = 1 / n + 1 / size;
    double meanError = Math.sqrt(variance * share);
    double varianceError = Math.sqrt((fourth / n - variance * variance) * share);
    near(what + ": mean", expectedMean, mean, meanError);
    near(what + ": variance", expectedVariance, variance, varianceError);
  }

  /** All values are this one. */
  public void assertConstant(String what, double expected) {
    assertTrue(
        second == 0 && mean == expected,
        () -> "%s: mean %g, squares %g, expected %g".formatted(what, mean, second, expected));
  }

  private static void near(String what, double expected, double actual, double error) {
    assertTrue(
        Math.abs(actual - expected) <= 3 * error,
        () ->
            "%s is %g, expected %g; that is %.1f standard errors off"
                .formatted(what, actual, expected, Math.abs(actual - expected) / error));
  }
}
