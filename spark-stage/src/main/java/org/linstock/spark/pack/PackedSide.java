package org.linstock.spark.pack;

import java.util.ArrayList;
import java.util.List;

/** What the training examples, or the validation examples, of packed data are. */
public final class PackedSide {
  private final DataFingerprint fingerprint;
  private final double totalWeight;
  private final List<Double> classWeights;

  PackedSide(List<PartitionStats> stats) {
    this.fingerprint = DataFingerprint.of(stats);
    this.totalWeight = stats.stream().mapToDouble(PartitionStats::weight).sum();
    this.classWeights = classWeights(stats);
  }

  private static List<Double> classWeights(List<PartitionStats> stats) {
    List<Double> sums = new ArrayList<>();
    for (PartitionStats s : stats) {
      for (int c = 0; c < s.classWeights().size(); c++) {
        if (c == sums.size()) {
          sums.add(0.0);
        }
        sums.set(c, sums.get(c) + s.classWeights().get(c));
      }
    }
    return sums;
  }

  /** The weight of each class's examples; empty when labels are no classes. */
  public List<Double> classWeights() {
    return List.copyOf(classWeights);
  }

  /** What the data is. */
  public DataFingerprint fingerprint() {
    return fingerprint;
  }

  /** Sum of all examples' weights. */
  public double totalWeight() {
    return totalWeight;
  }
}
