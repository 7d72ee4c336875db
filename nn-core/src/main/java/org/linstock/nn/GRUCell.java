package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * One step of a {@link GRU}; {@code forward(x)} starts from zeros. Shapes and parameters: see
 * {@link RecurrentCell}.
 */
public final class GRUCell extends RecurrentCell {
  public GRUCell(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, true);
  }

  public GRUCell(int inputSize, int hiddenSize, boolean bias) {
    super(3, inputSize, hiddenSize, bias);
  }

  @Override
  Tensor compute(Tensor x) {
    return step(x, zeroState(x));
  }

  /** The hidden state after the step. */
  public Tensor forward(Tensor x, Tensor h) {
    return Trace.output(this, step(x, h));
  }

  private Tensor step(Tensor x, Tensor h) {
    return Functional.gruCell(x, h, weightIh(), weightHh(), biasIh(), biasHh());
  }
}
