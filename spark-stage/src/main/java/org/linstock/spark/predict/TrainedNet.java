package org.linstock.spark.predict;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import org.linstock.nn.Module;
import org.linstock.spark.round.DriverState;
import org.linstock.spark.round.NetSpec;
import org.linstock.spark.round.StateNames;
import org.linstock.tensor.Tensor;

/**
 * A net with its values, in a form that travels: its architecture and primitive arrays. Immutable.
 */
public final class TrainedNet implements Serializable {
  private static final long serialVersionUID = 1L;

  private final NetSpec spec;
  private final DriverState values;
  private final String id = UUID.randomUUID().toString();

  public TrainedNet(NetSpec spec, DriverState values) {
    this.spec = spec;
    this.values = values;
  }

  /** The values that {@code state}, a state dict, names. */
  public static TrainedNet of(NetSpec spec, Map<String, Tensor> state) {
    Module net = spec.build();
    net.loadStateDict(state);
    return new TrainedNet(spec, StateNames.values(net));
  }

  public NetSpec spec() {
    return spec;
  }

  /** Parameters and buffers. */
  public DriverState values() {
    return values;
  }

  /** The same for every copy of this object, in any JVM; another for any other net. */
  String id() {
    return id;
  }

  /** A new net with these values. */
  public Module build() {
    Module net = spec.build();
    StateNames.setValues(net, values);
    return net;
  }
}
