package org.linstock.spark.checkpoint;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a round in a checkpoint directory is, for showing.
 *
 * @param name of its directory
 * @param problem why it does not verify; empty when it does
 * @param bytes of all its files that the manifest lists; 0 when it does not verify
 * @param parameters numbers in its model file; 0 when it does not verify
 * @param round rounds done
 * @param epoch epochs done
 * @param loss training loss of its last round
 */
public record RoundInfo(
    String name,
    Optional<String> problem,
    long bytes,
    long parameters,
    int round,
    int epoch,
    OptionalDouble loss) {

  /** Whether every file is what the manifest says. */
  public boolean verified() {
    return problem.isEmpty();
  }
}
