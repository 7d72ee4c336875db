package org.linstock.spark;

import java.util.List;
import org.linstock.memory.Arena;
import org.linstock.nn.Summary;
import org.linstock.spark.preflight.Footprint;
import org.linstock.spark.round.NetSpec;
import org.linstock.spark.round.ReducePath;
import org.linstock.spark.round.StateNames;

/** What a training will need, found by running the net once on one example. */
final class Estimate {
  private final StateNames names;
  private final long activations;

  Estimate(NetSpec net, StateNames names) {
    this.names = names;
    this.activations = activations(net);
  }

  /**
   * Estimates.
   *
   * @param batch examples in a step of one partition
   * @param partitions that train
   * @param keeps what the driver holds on to besides, in states
   */
  Footprint footprint(long batch, int partitions, ReducePath path, int keeps) {
    return new Footprint(
        names.workingBytes(),
        activations * batch * Float.BYTES,
        names.bytes(),
        partitions,
        collected(path, partitions),
        keeps + held(path));
  }

  private static int collected(ReducePath path, int partitions) {
    return switch (path) {
      case COLLECT -> partitions;
      case SLICED -> 1;
      case OWNED -> 0;
    };
  }

  /**
   * The initial values, from which executors' states begin too; the state before the round, and its
   * broadcast; and the mean, where it is made of results on the driver.
   */
  private static int held(ReducePath path) {
    return switch (path) {
      case COLLECT -> 4;
      case SLICED -> 3;
      case OWNED -> 1;
    };
  }

  /** Numbers that all layers put out for one example. */
  private static long activations(NetSpec net) {
    List<Integer> example = net.exampleShape();
    long[] one = new long[example.size() + 1];
    one[0] = 1;
    for (int i = 0; i < example.size(); i++) {
      one[i + 1] = example.get(i);
    }
    try (Arena arena = Arena.open()) {
      return Summary.of(net.build(), one).activations();
    }
  }
}
