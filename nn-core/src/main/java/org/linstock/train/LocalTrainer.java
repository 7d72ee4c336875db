package org.linstock.train;

import org.linstock.memory.Scope;
import org.linstock.nn.Loss;
import org.linstock.nn.Module;
import org.linstock.optim.Optimizer;
import org.linstock.tensor.Tensor;

/**
 * Minibatch steps of one net on one thread, without native allocation once the shapes have been
 * seen.
 */
public final class LocalTrainer implements AutoCloseable {
  private final Module net;
  private final Loss loss;
  private final TrainingStep step;
  private final long[] exampleShape;
  private final int targetWidth;

  /**
   * @param exampleShape the shape of one example, for instance {784} or {1, 28, 28}
   * @param targetWidth 0 for integer classes, given as floats; otherwise the number of values an
   *     example has
   */
  public LocalTrainer(
      Module net, Loss loss, Optimizer optimizer, long[] exampleShape, int targetWidth) {
    this(net, loss, optimizer, exampleShape, targetWidth, () -> {});
  }

  /** As above, with something to do between backward and update, such as clipping the gradients. */
  public LocalTrainer(
      Module net,
      Loss loss,
      Optimizer optimizer,
      long[] exampleShape,
      int targetWidth,
      Runnable beforeUpdate) {
    this.net = net;
    this.loss = loss;
    this.step = new TrainingStep(net, optimizer, beforeUpdate);
    this.exampleShape = exampleShape.clone();
    this.targetWidth = targetWidth;
  }

  /**
   * One step: forward, backward, update.
   *
   * @param features rows × example size values, row by row; longer arrays are read from their start
   * @param targets rows classes, or rows × targetWidth values
   * @param weights one an example, or null for all 1
   * @return the weighted mean loss before the update
   */
  public double step(float[] features, float[] targets, float[] weights, int rows) {
    return step.run(() -> forward(features, targets, weights, rows));
  }

  /** The weighted mean loss of the rows in evaluation mode, without an update. */
  public double loss(float[] features, float[] targets, float[] weights, int rows) {
    return step.evaluate(() -> forward(features, targets, weights, rows));
  }

  private Tensor forward(float[] features, float[] targets, float[] weights, int rows) {
    Tensor output = net.forward(Batch.features(features, rows, exampleShape));
    Tensor target = target(targets, rows, output);
    return weights == null
        ? loss.forward(output, target)
        : loss.forward(output, target, Batch.tensor(weights, rows));
  }

  private Tensor target(float[] targets, int rows, Tensor output) {
    if (targetWidth == 0) {
      return Batch.classes(targets, rows);
    }
    // A net that drops the last dimension of a single value predicts [rows], not [rows, 1].
    return output.dim() == 1
        ? Batch.tensor(targets, rows)
        : Batch.tensor(targets, rows, targetWidth);
  }

  /** Gives this thread's pooled memory back. */
  @Override
  public void close() {
    Scope.releaseThreadMemory();
  }
}
