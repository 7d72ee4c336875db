package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * One step of an {@link LSTM}; {@code forward(x)} starts from zeros and returns the hidden state.
 * Shapes and parameters: see {@link RecurrentCell}.
 */
public final class LSTMCell extends RecurrentCell {
  public LSTMCell(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, true);
  }

  public LSTMCell(int inputSize, int hiddenSize, boolean bias) {
    super(4, inputSize, hiddenSize, bias);
  }

  @Override
  Tensor compute(Tensor x) {
    return step(x, null).hidden();
  }

  /**
   * The states after the step.
   *
   * @param state the states before it; null for zeros
   */
  public LSTM.State forward(Tensor x, LSTM.State state) {
    LSTM.State after = step(x, state);
    Trace.output(this, after.hidden());
    return after;
  }

  private LSTM.State step(Tensor x, LSTM.State state) {
    Tensor zeros = state == null ? zeroState(x) : null;
    LSTM.State before = state == null ? new LSTM.State(zeros, zeros) : state;
    return Functional.lstmCell(x, before, weightIh(), weightHh(), biasIh(), biasHh());
  }
}
