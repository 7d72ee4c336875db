package org.linstock.train;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
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

  /**
   * The loss of the next batch. The batch is made at the first call, inside the scope of its step,
   * and the same at later ones.
   */
  Supplier<Tensor> of(Iterator<List<Tensor>> batches) {
    return new Supplier<>() {
      private List<Tensor> batch;

      @Override
      public Tensor get() {
        if (batch == null) {
          batch = batches.next();
        }
        return loss(batch);
      }
    };
  }

  private Tensor loss(List<Tensor> batch) {
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
