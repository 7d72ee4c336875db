package org.linstock.spark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.param.Param;
import org.linstock.spark.round.NetSpec;
import org.linstock.spark.round.Schedule;

/**
 * The settings that a training's result depends on, beside data, architecture and seed; maxIter may
 * grow on a resume unless the learning rate goes by it.
 */
final class RunSettings {
  private static final String NON_FINITE = "handleNonFinite";
  private static final String TRANSFER = "transferType";

  private static final Set<String> DECISIVE =
      Set.of(
          "labelSmoothing",
          "lossDelta",
          "classWeight",
          "frozenLayers",
          "optimizer",
          "stepSize",
          "momentum",
          "nesterov",
          "weightDecay",
          "betas",
          "epsilon",
          "learningRateSchedule",
          "gradientClipNorm",
          "batchSize",
          "batchScope",
          "tol",
          "averagingFrequency",
          "optimizerState",
          "outerOptimizer",
          "outerMomentum",
          "outerStepSize",
          TRANSFER,
          NON_FINITE,
          "earlyStoppingPatience",
          "restoreBest",
          "seed");

  /** What it was where a checkpoint has no value: it was written before there was that param. */
  private static final Map<String, String> ABSENT =
      Map.of(NON_FINITE, "error", TRANSFER, "float32");

  private RunSettings() {}

  static Map<String, String> of(NetworkParams p, NetSpec net) {
    Map<String, String> s = new LinkedHashMap<>();
    s.put("loss", net.loss().name());
    s.put("inputShape", Arrays.toString(net.shape()));
    for (Param<?> param : p.params()) {
      if (DECISIVE.contains(param.name())) {
        s.put(param.name(), text(p.getOrDefault(param)));
      }
    }
    if (Schedule.parse(p.getLearningRateSchedule()).dependsOnEpochs()) {
      s.put("maxIter", Integer.toString(p.getMaxIter()));
    }
    return s;
  }

  private static String text(Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.toString(numbers);
    }
    return value instanceof String[] names ? Arrays.toString(names) : value.toString();
  }

  /**
   * The first setting that differs, as a clause; empty when none does.
   *
   * @param allFinite whether all was finite then, so that it does not matter what would have been
   *     done otherwise
   */
  static Optional<String> difference(
      Map<String, String> now, Map<String, String> then, boolean allFinite) {
    return now.entrySet().stream()
        .filter(e -> !(allFinite && e.getKey().equals(NON_FINITE)))
        .filter(e -> !e.getValue().equals(value(then, e.getKey())))
        .map(e -> "%s is %s, was %s".formatted(e.getKey(), e.getValue(), value(then, e.getKey())))
        .findFirst();
  }

  private static String value(Map<String, String> settings, String name) {
    return settings.getOrDefault(name, ABSENT.get(name));
  }
}
