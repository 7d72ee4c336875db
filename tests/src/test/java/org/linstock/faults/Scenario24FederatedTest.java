package org.linstock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linstock.spark.Cluster;

/**
 * Smaller local batches need fewer rounds to the same accuracy, as published. Each batch size has
 * the step size that took it there in the fewest rounds (docs/SCALING.md).
 */
@Tag("faults")
@ExtendWith(Cluster.class)
class Scenario24FederatedTest {
  private static final double ACCURACY = 0.78;

  @Test
  void smallerLocalBatchesNeedFewerRounds(Cluster.Handle cluster) {
    Federated federated = new Federated(cluster.spark());
    int ten = rounds(federated.accuracies(10, 0.1, 12));
    int fifty = rounds(federated.accuracies(50, 0.3, 24));
    int within = 4 * ten;
    int all = rounds(federated.accuracies(Federated.ALL, 0.2, within));
    assertTrue(ten <= 12 && fifty <= 24, ten + " and " + fifty + " rounds");
    assertTrue(ten < fifty, ten + " and " + fifty + " rounds");
    assertEquals(within + 1, all, "all examples in one batch are not there yet");
  }

  /** The first round with the accuracy; one more than there are if none has it. */
  private static int rounds(List<Double> accuracies) {
    return 1
        + IntStream.range(0, accuracies.size())
            .filter(round -> accuracies.get(round) >= ACCURACY)
            .findFirst()
            .orElse(accuracies.size());
  }
}
