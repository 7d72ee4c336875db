package org.linstock.nn;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.linstock.ops.Lstm;
import org.linstock.tensor.Tensor;

/** Single steps of the recurrent layers, as sequences of length 1. */
final class Cells {
  private Cells() {}

  /**
   * The hidden state after one step.
   *
   * @param layer from the input's part of the sums [1, n, gates·hidden] to [1, n, hidden]
   */
  static Tensor step(
      String operation, Tensor x, Tensor weight, Tensor bias, UnaryOperator<Tensor> layer) {
    Tensor h = layer.apply(sums(operation, x, weight, bias)).get(0);
    return x.dim() == 1 ? h.squeeze(0) : h;
  }

  static LSTM.State lstm(
      Tensor x, LSTM.State state, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    Tensor sums = sums("lstm_cell", x, weightIh, biasIh);
    Tensor both = Lstm.lstm(sums, row(state.hidden()), row(state.cell()), weightHh, biasHh, false);
    Tensor h = both.get(0);
    Tensor c = both.get(1);
    return x.dim() == 1 ? new LSTM.State(h.squeeze(0), c.squeeze(0)) : new LSTM.State(h, c);
  }

  private static Tensor sums(String operation, Tensor x, Tensor weight, Tensor bias) {
    if ((x.dim() != 1 && x.dim() != 2) || x.size(-1) != weight.size(1)) {
      throw new IllegalArgumentException(
          "%s: got shape %s, expected [batch, %d] or [%d]"
              .formatted(operation, Arrays.toString(x.shape()), weight.size(1), weight.size(1)));
    }
    return Functional.linear(row(x), weight, bias).unsqueeze(0);
  }

  /** A vector as a batch of one. */
  static Tensor row(Tensor x) {
    return x.dim() == 1 ? x.unsqueeze(0) : x;
  }
}
