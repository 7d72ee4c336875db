package org.linstock.train;

import java.util.Arrays;
import org.linstock.autograd.NoGrad;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.Scope;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/** Outputs of a net in evaluation mode, batch by batch, on one thread. */
public final class BatchPredictor implements AutoCloseable {
  private final Module net;
  private final long[] exampleShape;
  private final int outputWidth;

  /**
   * Runs the net once on zeros to learn its output width; throws the net's own error when shapes do
   * not fit.
   */
  public BatchPredictor(Module net, long[] exampleShape) {
    this.net = net;
    this.exampleShape = exampleShape.clone();
    long size = Arrays.stream(exampleShape).reduce(1, Math::multiplyExact);
    try (Scope scope = Scope.open()) {
      Tensor output = run(new float[Math.toIntExact(size)], 1);
      this.outputWidth = Math.toIntExact(output.numel());
    }
  }

  /** The number of values that the net gives for one example. */
  public int outputWidth() {
    return outputWidth;
  }

  /**
   * Writes rows × {@link #outputWidth} values.
   *
   * @param features rows × example size values, row by row; longer arrays are read from their start
   */
  public void predict(float[] features, int rows, float[] out) {
    if (out.length < (long) rows * outputWidth) {
      throw new IllegalArgumentException(
          "predict: room for %d values, expected at least %d for %d rows of %d"
              .formatted(out.length, (long) rows * outputWidth, rows, outputWidth));
    }
    try (Scope scope = Scope.open()) {
      ArrayIo.get(run(features, rows).contiguous().array(), out);
    }
  }

  private Tensor run(float[] features, int rows) {
    try (NoGrad ng = NoGrad.enter()) {
      net.eval();
      return net.forward(Batch.features(features, rows, exampleShape));
    }
  }

  /** Gives this thread's pooled memory back. */
  @Override
  public void close() {
    Scope.releaseThreadMemory();
  }
}
