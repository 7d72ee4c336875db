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
   * @param loss makes the batch's tensors and a scalar of them; called inside the scope
   * @return the loss before the update
   */
  double run(Supplier<Tensor> loss) {
    try (Scope scope = Scope.open()) {
      net.train();
      optimizer.zeroGrad();
      Tensor value = loss.get();
      value.backward();
      beforeUpdate.run();
      optimizer.step();
      return value.item();
    }
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
