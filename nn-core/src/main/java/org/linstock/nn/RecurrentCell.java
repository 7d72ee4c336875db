package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * What {@link RNNCell}, {@link LSTMCell} and {@link GRUCell} share: one step of a recurrent net.
 *
 * <p>Shapes: x [batch, inputSize] or [inputSize], states [batch, hiddenSize] or [hiddenSize];
 * {@code weight_ih} [gates·hiddenSize, inputSize], {@code weight_hh} [gates·hiddenSize,
 * hiddenSize], {@code bias_ih} and {@code bias_hh} [gates·hiddenSize]. All start uniform in
 * ±1/√hiddenSize.
 */
public abstract class RecurrentCell extends Layer {
  private final int inputSize;
  private final int hiddenSize;
  private final Parameter weightIh;
  private final Parameter weightHh;
  private final Parameter biasIh;
  private final Parameter biasHh;

  /** A cell of so many gates. */
  RecurrentCell(int gates, int inputSize, int hiddenSize, boolean bias) {
    String name = getClass().getSimpleName();
    this.inputSize = Windows.positive(name, "input_size", inputSize);
    this.hiddenSize = Windows.positive(name, "hidden_size", hiddenSize);
    int rows = Math.multiplyExact(gates, hiddenSize);
    this.weightIh = register("weight_ih", Tensor.zeros(rows, inputSize));
    this.weightHh = register("weight_hh", Tensor.zeros(rows, hiddenSize));
    this.biasIh = bias ? register("bias_ih", Tensor.zeros(rows)) : null;
    this.biasHh = bias ? register("bias_hh", Tensor.zeros(rows)) : null;
    resetParameters();
  }

  /** Draws the initial values anew. */
  public final void resetParameters() {
    double bound = 1 / Math.sqrt(hiddenSize);
    parameters().forEach(w -> Init.uniform_(w.data(), -bound, bound));
  }

  /** The state before a first step: zeros. */
  final Tensor zeroState(Tensor x) {
    Tensor zeros = x.dim() == 1 ? Tensor.zeros(hiddenSize) : Tensor.zeros(x.size(0), hiddenSize);
    return zeros.to(x.dtype());
  }

  public final int inputSize() {
    return inputSize;
  }

  public final int hiddenSize() {
    return hiddenSize;
  }

  public final Parameter weightIh() {
    return weightIh;
  }

  public final Parameter weightHh() {
    return weightHh;
  }

  /** Null when the cell was made without biases. */
  public final Parameter biasIh() {
    return biasIh;
  }

  /** Null when the cell was made without biases. */
  public final Parameter biasHh() {
    return biasHh;
  }

  @Override
  protected String extraRepr() {
    return "%d, %d%s".formatted(inputSize, hiddenSize, biasIh == null ? ", bias=False" : "");
  }
}
