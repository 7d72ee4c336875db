package org.linstock.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import org.linstock.config.Architecture;
import org.linstock.io.Safetensors;
import org.linstock.nn.Module;
import org.linstock.spark.error.LinstockException;
import org.linstock.spark.predict.NetFiles;

/**
 * The values that a net had when it was given to an estimator, and the architecture that they
 * belong to.
 */
final class InitialValues implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String architecture;
  private final byte[] safetensors;

  InitialValues(String architecture, byte[] safetensors) {
    this.architecture = architecture;
    this.safetensors = safetensors.clone();
  }

  static InitialValues of(Module net) {
    return new InitialValues(Architecture.toJson(net), NetFiles.encode(net.stateDict()));
  }

  String architecture() {
    return architecture;
  }

  byte[] safetensors() {
    return safetensors.clone();
  }

  /** Whether these are values for a net of that architecture. */
  boolean fit(String otherArchitecture) {
    return architecture.equals(otherArchitecture);
  }

  void applyTo(Module net) {
    try {
      net.loadStateDict(
          Safetensors.read(
              new ByteArrayInputStream(safetensors), safetensors.length, "initial values"));
    } catch (IOException e) {
      throw new LinstockException("initial values of the network: " + e.getMessage(), e);
    }
  }
}
