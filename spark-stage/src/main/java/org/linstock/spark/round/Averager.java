package org.linstock.spark.round;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The mean of the partitions' states by the weight of their examples, summed in float64 in
 * partition order.
 */
final class Averager {
  private final List<LocalResult> parts;
  private final double total;

  /**
   * @param results of all partitions, in partition order
   */
  Averager(List<LocalResult> results) {
    this.parts = results.stream().filter(r -> r.weight() > 0).toList();
    this.total = parts.stream().mapToDouble(LocalResult::weight).sum();
  }

  double totalWeight() {
    return total;
  }

  /** {@code previous} when no partition trained on anything. */
  GlobalState average(GlobalState previous) {
    if (parts.isEmpty()) {
      return previous;
    }
    Map<String, float[]> slots = new LinkedHashMap<>();
    for (String slot : parts.get(0).end().slots().keySet()) {
      slots.put(slot, mean(state -> state.slots().get(slot)));
    }
    // Partitions may have taken fewer steps in an epoch's last round; the bias correction goes by
    // the most.
    long steps = parts.stream().mapToLong(p -> p.end().stepCount()).max().orElse(0);
    return new GlobalState(mean(GlobalState::parameters), mean(GlobalState::buffers), slots, steps);
  }

  private float[] mean(Function<GlobalState, float[]> vector) {
    double[] sum = new double[vector.apply(parts.get(0).end()).length];
    for (LocalResult part : parts) {
      float[] values = vector.apply(part.end());
      double weight = part.weight();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * values[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / total);
    }
    return mean;
  }
}
