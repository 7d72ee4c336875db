package org.linstock.train;

import java.util.function.Supplier;
import org.linstock.autograd.NoGrad;
import org.linstock.memory.Scope;
import org.linstock.nn.Module;
import org.linstock.optim.Optimizer;
import org.linstock.tensor.Tensor;

/**
 * One minibatch step: forward, backward, update, in a scope. Whatever trains a net, here or on a
 * Spark partition, does it by this.
 */
final class TrainingStep {
  private final Module net;
  private final Optimizer optimizer;
  private final Runnable beforeUpdate;

  /**
   * @param beforeUpdate what to do with the gradients before the update: nothing, or clip them
   */
  TrainingStep(Module net, Optimizer optimizer, Runnable beforeUpdate) {
    this.net = net;
    this.optimizer = optimizer;
    this.beforeUpdate = beforeUpdate;
  }

  /**
   * Updates the net once.
   *
   * @param loss a scalar; called inside the scope, once or, by an optimizer that searches along a
   *     line, as often as that wants
   * @return the loss before the update
   */
  double run(Supplier<Tensor> loss) {
    try (Scope scope = Scope.open()) {
      net.train();
      return optimizer.step(() -> withGradients(loss)).item();
    }
  }

  private Tensor withGradients(Supplier<Tensor> loss) {
    optimizer.zeroGrad();
    Tensor value = loss.get();
    value.backward();
    beforeUpdate.run();
    return value;
  }

  /** The loss in evaluation mode, without a graph or an update. */
  double evaluate(Supplier<Tensor> loss) {
    try (Scope scope = Scope.open();
        NoGrad ng = NoGrad.enter()) {
      net.eval();
      return loss.get().item();
    }
  }
}
