package org.linstock.train;

import java.util.List;
import org.linstock.nn.Loss;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/** The batches of one pass through a loader: their loss, and what is counted of them. */
final class Pass {
  private final Module net;
  private final Loss loss;
  private final Meter meter;
  private long rows;

  Pass(Module net, Loss loss, Meter meter) {
    this.net = net;
    this.loss = loss;
    this.meter = meter;
  }

  /** The loss of a batch; inside the scope of its step. */
  Tensor loss(List<Tensor> batch) {
    if (batch.size() != 2) {
      throw new IllegalArgumentException(
          "Trainer: a batch of %d tensors, expected input and target".formatted(batch.size()));
    }
    Tensor output = net.forward(batch.get(0));
    meter.predicted(output, batch.get(1));
    rows = batch.get(0).size(0);
    return loss.forward(output, batch.get(1));
  }

  /** Counts the batch whose loss came out as this. */
  void count(double value) {
    meter.add(loss.reduction() == Loss.Reduction.SUM ? value : value * rows, rows);
  }
}
