package org.linstock.benchmark;

import java.util.NavigableMap;
import java.util.TreeMap;

/** Milliseconds that were measured, and how often each. */
final class Samples {
  private final NavigableMap<Double, Long> counts = new TreeMap<>();
  private long size;

  void add(double milliseconds, long count) {
    counts.merge(milliseconds, count, Long::sum);
    size += count;
  }

  void addAll(Samples others) {
    others.counts.forEach(this::add);
  }

  long size() {
    return size;
  }

  double mean() {
    return counts.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum() / size;
  }

  double median() {
    return percentile(50);
  }

  /** The smallest sample that {@code percent} of all do not exceed. */
  double percentile(double percent) {
    long rank = Math.max(1, (long) Math.ceil(size * percent / 100));
    for (var sample : counts.entrySet()) {
      rank -= sample.getValue();
      if (rank <= 0) {
        return sample.getKey();
      }
    }
    return Double.NaN;
  }
}
