package org.linstock.spark;

import java.util.List;
import org.linstock.nn.Summary;
import org.linstock.spark.preflight.Footprint;
import org.linstock.spark.round.NetSpec;
import org.linstock.spark.round.ReducePath;
import org.linstock.spark.round.StateNames;

/** What a training will need, found by running the net once. */
final class Estimate {
  private Estimate() {}

  /**
   * Estimates.
   *
   * @param batch examples in a step of one partition
   * @param partitions that train
   */
  static Footprint of(NetSpec net, StateNames names, long batch, int partitions, ReducePath path) {
    return new Footprint(
        names.workingBytes(),
        activations(net, batch),
        names.bytes(),
        partitions,
        collected(path, partitions));
  }

  private static int collected(ReducePath path, int partitions) {
    return switch (path) {
      case COLLECT -> partitions;
      case SLICED -> 1;
      case OWNED -> 0;
    };
  }

  /** Bytes of all layers' outputs for a batch. */
  private static long activations(NetSpec net, long batch) {
    List<Integer> example = net.exampleShape();
    long[] one = new long[example.size() + 1];
    one[0] = 1;
    for (int i = 0; i < example.size(); i++) {
      one[i + 1] = example.get(i);
    }
    return Summary.of(net.build(), one).activations() * batch * Float.BYTES;
  }
}
