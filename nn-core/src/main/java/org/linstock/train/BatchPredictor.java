package org.linstock.train;

import java.util.Arrays;
import org.linstock.autograd.NoGrad;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.Scope;
import org.linstock.nn.LayerOutput;
import org.linstock.nn.Module;
import org.linstock.tensor.Tensor;

/** Outputs of a net, or of one of its layers, in evaluation mode, batch by batch, on one thread. */
public final class BatchPredictor implements AutoCloseable {
  /** With one, a leading dimension of 1 for any other reason would pass for the examples. */
  private static final int PROBE_ROWS = 2;

  private final Module net;
  private final String layer;
  private final LayerOutput output;
  private final long[] exampleShape;
  private final int outputWidth;

  /** Predicts with the output of the net itself. */
  public BatchPredictor(Module net, long[] exampleShape) {
    this(net, "", exampleShape);
  }

  /**
   * Runs the net once on zeros to learn the output's width; throws the net's own error when shapes
   * do not fit.
   *
   * @param layer dotted name of the layer whose output is taken; empty: the net itself
   * @throws IllegalArgumentException also if there is no such layer, or its output does not have
   *     the examples as its first dimension
   */
  public BatchPredictor(Module net, String layer, long[] exampleShape) {
    this.net = net;
    this.layer = layer;
    this.output = LayerOutput.of(net, layer);
    this.exampleShape = exampleShape.clone();
    long size = Arrays.stream(exampleShape).reduce(PROBE_ROWS, Math::multiplyExact);
    try (Scope scope = Scope.open()) {
      long values = run(new float[Math.toIntExact(size)], PROBE_ROWS).numel();
      this.outputWidth = Math.toIntExact(values / PROBE_ROWS);
    }
  }

  /** The number of values for one example. */
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
      Tensor y = output.forward(Batch.features(features, rows, exampleShape));
      if (y.dim() == 0 || y.size(0) != rows) {
        throw new IllegalArgumentException(
            "output of %s has shape %s for %d examples, expected the examples as its first dimension; choose another layer or change the net"
                .formatted(
                    layer.isEmpty() ? "the net" : "layer \"" + layer + "\"",
                    Arrays.toString(y.shape()),
                    rows));
      }
      return y;
    }
  }

  /** Gives this thread's pooled memory back. */
  @Override
  public void close() {
    Scope.releaseThreadMemory();
  }
}
