package org.linstock.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/** Early stopping: keeps the values of the epoch with the lowest loss, and says when to stop. */
final class BestValues {
  private final Module net;
  private final int patience;
  private Map<String, Tensor> values = Map.of();
  private double loss = Double.POSITIVE_INFINITY;
  private int epoch;

  /**
   * @param patience how many epochs without a lower loss are too many
   */
  BestValues(Module net, int patience) {
    this.net = net;
    this.patience = patience;
  }

  /** Whether that many epochs have brought nothing better. */
  boolean isOver(int number, double newLoss) {
    if (newLoss < loss || epoch == 0) {
      loss = newLoss;
      epoch = number;
      Map<String, Tensor> copies = new LinkedHashMap<>();
      net.stateDict().forEach((name, tensor) -> copies.put(name, tensor.copy()));
      values = copies;
    }
    return number - epoch >= patience;
  }

  int epoch() {
    return epoch;
  }

  /** Gives the net its best values. */
  void restore() {
    net.loadStateDict(values);
  }
}
