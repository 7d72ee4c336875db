package org.linstock.nn;

import org.linstock.ops.Lstm;
import org.linstock.tensor.Tensor;

/**
 * A long short-term memory (Hochreiter and Schmidhuber, 1997), for each layer and time:
 *
 * <pre>
 * i, f, g, o = σ, σ, tanh, σ of the four parts of x·Wᵢₕᵀ + bᵢₕ + h·Wₕₕᵀ + bₕₕ
 * c = f·c + i·g        h = o·tanh(c)
 * </pre>
 *
 * <p>Shapes and parameters: see {@link RecurrentLayer}.
 *
 * <pre>{@code
 * LSTM lstm = new LSTM(10, 20, new RecurrentOptions().numLayers(2));
 * LSTM.Result r = lstm.forward(Tensor.randn(5, 3, 10), null);
 * r.output().shape();               // [5, 3, 20]
 * r.hidden().shape();               // [2, 3, 20]
 * lstm.forward(next, r.state());    // goes on where the first sequence ended
 * }</pre>
 */
public final class LSTM extends RecurrentLayer {
  /**
   * Hidden and cell states, of one shape.
   *
   * @param hidden h
   * @param cell c
   */
  public record State(Tensor hidden, Tensor cell) {}

  /**
   * What a forward with a state gives.
   *
   * @param output the last layer's hidden states at all times
   * @param hidden the hidden states of all layers after the last step, PyTorch's h_n
   * @param cell the cell states of all layers after the last step, PyTorch's c_n
   */
  public record Result(Tensor output, Tensor hidden, Tensor cell) {
    /** The final states, to go on from. */
    public State state() {
      return new State(hidden, cell);
    }
  }

  public LSTM(int inputSize, int hiddenSize) {
    this(inputSize, hiddenSize, new RecurrentOptions());
  }

  public LSTM(int inputSize, int hiddenSize, RecurrentOptions options) {
    super(4, inputSize, hiddenSize, options);
  }

  @Override
  Tensor compute(Tensor x) {
    return result(x, null)[0];
  }

  /**
   * Output and final states.
   *
   * @param initial the initial states; null for zeros
   */
  public Result forward(Tensor x, State initial) {
    Tensor[] results = result(x, initial);
    Trace.output(this, results[0]);
    return new Result(results[0], results[1], results[2]);
  }

  private Tensor[] result(Tensor x, State initial) {
    if (initial != null) {
      return run(x, initial.hidden(), initial.cell());
    }
    Tensor zeros = zeroState(x);
    return run(x, zeros, zeros);
  }

  @Override
  Tensor sequence(Tensor sums, Tensor[] states, Tensor weight, Tensor bias, boolean reverse) {
    return Lstm.lstm(sums, states[0], states[1], weight, bias, reverse);
  }
}
