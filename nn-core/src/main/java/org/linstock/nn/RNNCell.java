package org.linstock.nn;

import org.linstock.nn.RNN.Nonlinearity;
import org.linstock.tensor.Tensor;

/**
 * One step of an {@link RNN}; {@code forward(x)} starts from zeros. Shapes and parameters: see
 * {@link RecurrentCell}.
 */
public final class RNNCell extends RecurrentCell {
  private final Nonlinearity nonlinearity;

  public RNNCell(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, true, Nonlinearity.TANH);
  }

  public RNNCell(int inputSize, int hiddenSize, boolean bias, Nonlinearity nonlinearity) {
    super(1, inputSize, hiddenSize, bias);
    this.nonlinearity = nonlinearity;
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
    return nonlinearity == Nonlinearity.TANH
        ? Functional.rnnTanhCell(x, h, weightIh(), weightHh(), biasIh(), biasHh())
        : Functional.rnnReluCell(x, h, weightIh(), weightHh(), biasIh(), biasHh());
  }

  public Nonlinearity nonlinearity() {
    return nonlinearity;
  }

  @Override
  protected String extraRepr() {
    String text = super.extraRepr();
    return nonlinearity == Nonlinearity.RELU ? text + ", nonlinearity=relu" : text;
  }
}
