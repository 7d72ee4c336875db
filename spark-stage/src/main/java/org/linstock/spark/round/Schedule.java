package org.linstock.spark.round;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How the learning rate changes over a training: a factor of the step size, as a function of the
 * place in the training alone, so that any retry and any resume gets the same.
 *
 * @param kind its name
 * @param arguments what stands behind the colon
 */
public record Schedule(String kind, List<Double> arguments) implements Serializable {
  private static final Set<String> PLAIN = Set.of("constant", "linear", "cosine", "oneCycle");
  private static final String NUMBER = "[0-9]*\\.?[0-9]+";
  private static final double ONE_CYCLE_RISE = 0.3;
  private static final double ONE_CYCLE_START = 1 / 25.0;
  private static final double ONE_CYCLE_END = ONE_CYCLE_START / 1e4;

  public Schedule {
    arguments = List.copyOf(arguments);
  }

  /** Whether {@link #parse} can read it. */
  public static boolean isValid(String text) {
    return PLAIN.contains(text)
        || text.matches("(exponential|warmup|warmupCosine):" + NUMBER)
        || text.matches("step:[1-9][0-9]*,%s".formatted(NUMBER));
  }

  /** Reads for instance {@code step:30,0.1}. */
  public static Schedule parse(String text) {
    String[] parts = text.split("[:,]", -1);
    return new Schedule(parts[0], Arrays.stream(parts).skip(1).map(Double::valueOf).toList());
  }

  /**
   * The factor.
   *
   * @param epoch epochs so far, with the present one's fraction
   * @param epochs epochs in all
   */
  public double factor(double epoch, int epochs) {
    double progress = Math.min(1, epoch / Math.max(1, epochs));
    return switch (kind) {
      case "constant" -> 1;
      case "step" -> Math.pow(arguments.get(1), Math.floor(epoch / arguments.get(0)));
      case "exponential" -> Math.pow(arguments.get(0), Math.floor(epoch));
      case "linear" -> 1 - progress;
      case "cosine" -> cosine(1, 0, progress);
      case "warmup" -> warmup(epoch);
      case "warmupCosine" -> warmupCosine(epoch, epochs);
      case "oneCycle" -> oneCycle(progress);
      default -> throw new IllegalArgumentException("learningRateSchedule: " + kind);
    };
  }

  /** Whether the factor changes with the number of epochs in all. */
  public boolean dependsOnEpochs() {
    return Set.of("linear", "cosine", "warmupCosine", "oneCycle").contains(kind);
  }

  private double warmup(double epoch) {
    return arguments.get(0) == 0 ? 1 : Math.min(1, epoch / arguments.get(0));
  }

  private double warmupCosine(double epoch, int epochs) {
    double rise = arguments.get(0);
    return epoch < rise
        ? warmup(epoch)
        : cosine(1, 0, Math.min(1, (epoch - rise) / Math.max(1e-9, epochs - rise)));
  }

  /** Up to the step size over three tenths of the training, then down to almost nothing. */
  private static double oneCycle(double progress) {
    return progress < ONE_CYCLE_RISE
        ? cosine(ONE_CYCLE_START, 1, progress / ONE_CYCLE_RISE)
        : cosine(1, ONE_CYCLE_END, (progress - ONE_CYCLE_RISE) / (1 - ONE_CYCLE_RISE));
  }

  private static double cosine(double from, double to, double t) {
    // StrictMath: the same bits on every machine.
    return to + (from - to) * (1 + StrictMath.cos(Math.PI * t)) / 2;
  }
}
