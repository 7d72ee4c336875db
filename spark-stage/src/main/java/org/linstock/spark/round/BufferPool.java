package org.linstock.spark.round;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linstock.memory.Arena;
import org.linstock.memory.DType;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/**
 * How partitions' buffers become one: the mean by weight, but for a count the largest, and for a
 * running variance the variance of all the partitions' values together: {@code Σwᵢ(σᵢ² + μᵢ²)/Σwᵢ −
 * μ²}, where the μᵢ are the running means beside it and μ is their mean.
 */
final class BufferPool {
  private static final String VARIANCE = "running_var";

  private final List<Part> parts = new ArrayList<>();

  static BufferPool of(NetSpec net) {
    try (Arena arena = Arena.open()) {
      return new BufferPool(net.build());
    }
  }

  BufferPool(Module net) {
    Map<String, Integer> places = new LinkedHashMap<>();
    int at = 0;
    for (Map.Entry<String, Tensor> buffer : net.namedBuffers().entrySet()) {
      int length = Math.toIntExact(buffer.getValue().numel());
      String name = buffer.getKey();
      places.put(name, at);
      Integer mean = places.get(name.replace(VARIANCE, "running_mean"));
      if (name.endsWith(VARIANCE) && mean != null) {
        parts.add(new Part(at, length, Rule.POOLED_VARIANCE, mean));
      } else {
        boolean count = buffer.getValue().dtype() == DType.INT64;
        parts.add(new Part(at, length, count ? Rule.LARGEST : Rule.MEAN, 0));
      }
      at += length;
    }
  }

  /**
   * The buffers after a round.
   *
   * @param reports of the partitions that count, in order
   * @param before what the round began with
   */
  FloatVector pool(List<PartReport> reports, FloatVector before) {
    if (reports.stream().allMatch(report -> report.buffers() == null)) {
      return before;
    }
    double[] weights = reports.stream().mapToDouble(PartReport::weight).toArray();
    List<float[]> values =
        reports.stream()
            .map(report -> (report.buffers() == null ? before : report.buffers()).toArray())
            .toList();
    float[] pooled = new float[before.size()];
    for (Part part : parts) {
      for (int i = 0; i < part.length; i++) {
        pooled[part.from + i] = (float) part.value(values, weights, i);
      }
    }
    return FloatVector.of(pooled);
  }

  private enum Rule {
    MEAN,
    LARGEST,
    POOLED_VARIANCE
  }

  /**
   * @param mean where the running means are that belong to these variances
   */
  private record Part(int from, int length, Rule rule, int mean) {

    double value(List<float[]> values, double[] weights, int i) {
      return switch (rule) {
        case MEAN -> mean(values, weights, from + i);
        case LARGEST -> values.stream().mapToDouble(v -> v[from + i]).max().orElse(0);
        case POOLED_VARIANCE -> mean(values, weights, from + i) + spread(values, weights, mean + i);
      };
    }

    private static double mean(List<float[]> values, double[] weights, int at) {
      double sum = 0;
      double total = 0;
      for (int p = 0; p < weights.length; p++) {
        sum += weights[p] * values.get(p)[at];
        total += weights[p];
      }
      return sum / total;
    }

    /** The variance among the partitions' means: exactly 0 when they agree. */
    private static double spread(List<float[]> values, double[] weights, int at) {
      double mean = mean(values, weights, at);
      double sum = 0;
      double total = 0;
      for (int p = 0; p < weights.length; p++) {
        double distance = values.get(p)[at] - mean;
        sum += weights[p] * distance * distance;
        total += weights[p];
      }
      return sum / total;
    }
  }
}
