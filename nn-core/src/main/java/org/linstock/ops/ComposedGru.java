package org.linstock.ops;

import org.linstock.tensor.Tensor;

/** The gradient of {@link Gru} in ops on the graph's tensors, for second derivatives. */
final class ComposedGru {
  private final Steps steps;
  private final Tensor sums;
  private final Tensor weight;
  private final Tensor bias;
  private final Tensor[] h;
  private final Tensor[][] gates;

  /** The hidden state's part of the new gate's sum. */
  private final Tensor[] fromHidden;

  ComposedGru(Steps steps, Tensor sums, Tensor h0, Tensor weight, Tensor bias) {
    this.steps = steps;
    this.sums = sums;
    this.weight = weight;
    this.bias = bias;
    this.h = new Tensor[steps.length() + 1];
    this.gates = new Tensor[steps.length()][];
    this.fromHidden = new Tensor[steps.length()];
    h[0] = h0;
    for (int k = 0; k < steps.length(); k++) {
      forward(k);
    }
  }

  private void forward(int k) {
    Tensor[] s = Steps.columns(Slicing.select(sums, 0, steps.time(k)), 3);
    Tensor[] p = Steps.columns(MatMul.linear(h[k], weight, bias), 3);
    Tensor r = Elementwise.sigmoid(Arithmetic.add(s[0], p[0]));
    Tensor z = Elementwise.sigmoid(Arithmetic.add(s[1], p[1]));
    Tensor n = Elementwise.tanh(Arithmetic.add(s[2], Arithmetic.mul(r, p[2])));
    gates[k] = new Tensor[] {r, z, n};
    fromHidden[k] = p[2];
    h[k + 1] = Arithmetic.add(n, Arithmetic.mul(z, Arithmetic.sub(h[k], n)));
  }

  Tensor[] gradients(Tensor g) {
    Tensor[] gradSums = new Tensor[steps.length()];
    Tensor gradWeight = null;
    Tensor gradBias = null;
    Tensor gradHidden = null;
    for (int k = steps.length() - 1; k >= 0; k--) {
      int t = steps.time(k);
      gradHidden = Steps.plus(gradHidden, Slicing.select(g, 0, t));
      Tensor[] parts = back(k, gradHidden);
      gradSums[t] = Joining.cat(1, parts);
      parts[2] = Arithmetic.mul(parts[2], gates[k][0]);
      Tensor from = Joining.cat(1, parts);
      gradWeight = Steps.plus(gradWeight, MatMul.matmul(Shaping.t(from), h[k]));
      gradBias = Steps.plus(gradBias, Reductions.sum(from, false, 0));
      gradHidden =
          Arithmetic.add(Arithmetic.mul(gradHidden, gates[k][1]), MatMul.matmul(from, weight));
    }
    return Ops.given(
        Joining.stack(0, gradSums), gradHidden, gradWeight, bias == null ? null : gradBias);
  }

  /** The gradients of the three sums. */
  private Tensor[] back(int k, Tensor g) {
    Tensor r = gates[k][0];
    Tensor z = gates[k][1];
    Tensor n = gates[k][2];
    Tensor kept = Arithmetic.mul(g, z);
    Tensor gradNew = Steps.throughTanh(Arithmetic.sub(g, kept), n);
    return new Tensor[] {
      Steps.throughSigmoid(Arithmetic.mul(gradNew, fromHidden[k]), r),
      Steps.throughSigmoid(Arithmetic.mul(g, Arithmetic.sub(h[k], n)), z),
      gradNew
    };
  }
}
