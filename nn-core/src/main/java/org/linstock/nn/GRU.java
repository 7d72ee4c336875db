package org.linstock.nn;

import org.linstock.ops.Gru;
import org.linstock.tensor.Tensor;

/**
 * A gated recurrent unit (Cho et al., 2014), for each layer and time:
 *
 * <pre>
 * r = σ(x·Wᵢᵣᵀ + bᵢᵣ + h·Wₕᵣᵀ + bₕᵣ)        z = σ(x·Wᵢᵤᵀ + bᵢᵤ + h·Wₕᵤᵀ + bₕᵤ)
 * n = tanh(x·Wᵢₙᵀ + bᵢₙ + r·(h·Wₕₙᵀ + bₕₙ))  h = (1 − z)·n + z·h
 * </pre>
 *
 * <p>The rows of the weights are those of r, z and n in this order. Shapes and parameters: see
 * {@link RecurrentLayer}.
 */
public final class GRU extends RecurrentLayer {
  /**
   * What a forward with a state gives.
   *
   * @param output the last layer's hidden states at all times
   * @param hidden the hidden states of all layers after the last step, PyTorch's h_n
   */
  public record Result(Tensor output, Tensor hidden) {}

  public GRU(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, new RecurrentOptions());
  }

  public GRU(int inputSize, int hiddenSize, RecurrentOptions options) {
    super(3, inputSize, hiddenSize, options);
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

  /** The hidden bias of the new gate is multiplied by the reset gate. */
  @Override
  boolean addsBiases() {
    return false;
  }

  @Override
  Tensor sequence(Tensor sums, Tensor[] states, Tensor weight, Tensor bias, boolean reverse) {
    return Gru.gru(sums, states[0], weight, bias, reverse);
  }
}
