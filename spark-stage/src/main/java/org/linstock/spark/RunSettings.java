package org.linstock.spark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.linstock.spark.round.NetSpec;

/**
 * The settings that a training's result depends on, beside data, architecture and seed; maxIter may
 * grow on a resume.
 */
final class RunSettings {
  private RunSettings() {}

  static Map<String, String> of(NetworkParams p, NetSpec net) {
    Map<String, String> s = new LinkedHashMap<>();
    s.put("loss", net.loss().name());
    s.put("inputShape", Arrays.toString(net.shape()));
    s.put("optimizer", p.getOptimizer());
    s.put("stepSize", Double.toString(p.getStepSize()));
    s.put("momentum", Double.toString(p.getMomentum()));
    s.put("weightDecay", Double.toString(p.getWeightDecay()));
    s.put("batchSize", Integer.toString(p.getBatchSize()));
    s.put("averagingFrequency", Integer.toString(p.getAveragingFrequency()));
    s.put("optimizerState", p.getOptimizerState());
    s.put("earlyStoppingPatience", Integer.toString(p.getEarlyStoppingPatience()));
    s.put("seed", Long.toString(p.getSeed()));
    return s;
  }

  /** The first setting that differs, as a clause; empty when none does. */
  static Optional<String> difference(Map<String, String> now, Map<String, String> then) {
    return now.entrySet().stream()
        .filter(e -> !e.getValue().equals(then.get(e.getKey())))
        .map(e -> "%s is %s, was %s".formatted(e.getKey(), e.getValue(), then.get(e.getKey())))
        .findFirst();
  }
}
