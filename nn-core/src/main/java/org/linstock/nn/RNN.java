package org.linstock.nn;

import org.linstock.ops.Rnn;
import org.linstock.tensor.Tensor;

/**
 * A simple recurrent net (Elman, 1990): {@code hₜ = tanh(xₜ·Wᵢₕᵀ + bᵢₕ + hₜ₋₁·Wₕₕᵀ + bₕₕ)}, or with
 * max(·, 0) for tanh. Shapes and parameters: see {@link RecurrentLayer}.
 *
 * <pre>{@code
 * RNN.Result r = new RNN(10, 20).forward(Tensor.randn(5, 3, 10), null);
 * r.output().shape();  // [5, 3, 20]
 * r.hidden().shape();  // [1, 3, 20]
 * }</pre>
 */
public final class RNN extends RecurrentLayer {
  /** The function of a step. */
  public enum Nonlinearity {
    TANH,
    RELU
  }

  /**
   * What a forward with a state gives.
   *
   * @param output the last layer's hidden states at all times
   * @param hidden the hidden states of all layers after the last step, PyTorch's h_n
   */
  public record Result(Tensor output, Tensor hidden) {}

  private final Nonlinearity nonlinearity;

  public RNN(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, new RecurrentOptions());
  }

  public RNN(int inputSize, int hiddenSize, RecurrentOptions options) {
    this(inputSize, hiddenSize, Nonlinearity.TANH, options);
  }

  public RNN(int inputSize, int hiddenSize, Nonlinearity nonlinearity, RecurrentOptions options) {
    super(1, inputSize, hiddenSize, options);
    this.nonlinearity = nonlinearity;
  }

  @Override
  Tensor compute(Tensor x) {
    return result(x, null)[0];
  }

  /**
   * Output and final state.
   *
   * @param h0 the initial hidden states; null for zeros
   */
  public Result forward(Tensor x, Tensor h0) {
    Tensor[] results = result(x, h0);
    Trace.output(this, results[0]);
    return new Result(results[0], results[1]);
  }

  private Tensor[] result(Tensor x, Tensor h0) {
    return run(x, h0 == null ? zeroState(x) : h0);
  }

  @Override
  Tensor sequence(Tensor sums, Tensor[] states, Tensor weight, Tensor bias, boolean reverse) {
    return nonlinearity == Nonlinearity.TANH
        ? Rnn.rnnTanh(sums, states[0], weight, bias, reverse)
        : Rnn.rnnRelu(sums, states[0], weight, bias, reverse);
  }

  public Nonlinearity nonlinearity() {
    return nonlinearity;
  }
}
