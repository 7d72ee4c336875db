package org.linstock.spark.round;

import java.util.stream.IntStream;

/** The arrays of one minibatch, gathered from a partition's rows. */
final class Batch {
  private final PartitionRows source;
  private final LossSpec loss;
  private final int targetsOfOne;
  private final float[] features;
  private final float[] targets;
  private final float[] weights;
  private int rows;

  /**
   * @param capacity examples it can hold
   */
  Batch(NetSpec net, LossSpec loss, PartitionRows source, int capacity) {
    this.source = source;
    this.loss = loss;
    this.targetsOfOne = net.targets();
    this.features = new float[Math.multiplyExact(capacity, net.width())];
    this.targets = new float[Math.multiplyExact(capacity, net.targets())];
    this.weights = source.weighted() || !loss.classWeights().isEmpty() ? new float[capacity] : null;
  }

  /**
   * Fills the batch with {@code count} examples: those that {@code order} names from {@code from}
   * on.
   */
  void gather(int[] order, int from, int count) {
    for (int i = 0; i < count; i++) {
      source.copy(order[from + i], this, i);
      if (weights != null) {
        weights[i] *= loss.classWeight(targets[i * targetsOfOne]);
      }
    }
    rows = count;
  }

  int rows() {
    return rows;
  }

  float[] features() {
    return features;
  }

  float[] targets() {
    return targets;
  }

  /** Null when every example weighs 1. */
  float[] weights() {
    return weights;
  }

  float weight(int row) {
    return weights == null ? 1f : weights[row];
  }

  double totalWeight() {
    return IntStream.range(0, rows).mapToDouble(this::weight).sum();
  }
}
