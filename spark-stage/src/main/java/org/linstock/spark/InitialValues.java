package org.linstock.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Map;
import org.linstock.config.Architecture;
import org.linstock.io.Safetensors;
import org.linstock.memory.Arena;
import org.linstock.nn.Init;
import org.linstock.nn.Module;
import org.linstock.spark.round.DriverState;
import org.linstock.spark.round.StateNames;
import org.linstock.tensor.Tensor;

/**
 * The values that a net had when it was given to an estimator, and the architecture that they
 * belong to.
 */
final class InitialValues implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String architecture;
  private final DriverState values;

  private InitialValues(String architecture, DriverState values) {
    this.architecture = architecture;
    this.values = values;
  }

  static InitialValues of(Module net) {
    return new InitialValues(Architecture.toJson(net), StateNames.values(net));
  }

  /** What {@link #write} wrote, read again. */
  static InitialValues of(String architecture, Map<String, Tensor> state) {
    Module net = build(architecture);
    net.loadStateDict(state);
    return new InitialValues(architecture, StateNames.values(net));
  }

  String architecture() {
    return architecture;
  }

  /** Writes the values as safetensors. */
  void write(OutputStream out) throws IOException {
    try (Arena arena = Arena.open()) {
      Module net = build(architecture);
      applyTo(net);
      Safetensors.write(out, net.stateDict(), Map.of("format", "pt"));
    }
  }

  /** Whether these are values for a net of that architecture. */
  boolean fit(String otherArchitecture) {
    return architecture.equals(otherArchitecture);
  }

  DriverState values() {
    return values;
  }

  void applyTo(Module net) {
    StateNames.setValues(net, values);
  }

  private static Module build(String architecture) {
    try (Init.Skip skip = Init.skip()) {
      return Architecture.fromJson(architecture);
    }
  }
}
