package org.linstock.ops;

import org.linstock.tensor.Tensor;

/** The gradient of {@link Lstm} in ops on the graph's tensors, for second derivatives. */
final class ComposedLstm {
  private final Steps steps;
  private final Tensor sums;
  private final Tensor weight;
  private final Tensor bias;
  private final Tensor[] h;
  private final Tensor[] c;
  private final Tensor[] tanh;
  private final Tensor[][] gates;
  private Tensor gradHidden;
  private Tensor gradCell;

  ComposedLstm(Steps steps, Tensor sums, Tensor h0, Tensor c0, Tensor weight, Tensor bias) {
    this.steps = steps;
    this.sums = sums;
    this.weight = weight;
    this.bias = bias;
    this.h = new Tensor[steps.length() + 1];
    this.c = new Tensor[steps.length() + 1];
    this.tanh = new Tensor[steps.length()];
    this.gates = new Tensor[steps.length()][];
    h[0] = h0;
    c[0] = c0;
    for (int k = 0; k < steps.length(); k++) {
      forward(k);
    }
  }

  private void forward(int k) {
    Tensor sum =
        Arithmetic.add(Slicing.select(sums, 0, steps.time(k)), MatMul.linear(h[k], weight, bias));
    Tensor[] a = Steps.columns(sum, 4);
    for (int j = 0; j < 4; j++) {
      a[j] = j == 2 ? Elementwise.tanh(a[j]) : Elementwise.sigmoid(a[j]);
    }
    gates[k] = a;
    c[k + 1] = Arithmetic.add(Arithmetic.mul(a[1], c[k]), Arithmetic.mul(a[0], a[2]));
    tanh[k] = Elementwise.tanh(c[k + 1]);
    h[k + 1] = Arithmetic.mul(a[3], tanh[k]);
  }

  Tensor[] gradients(Tensor g) {
    Tensor[] gradSums = new Tensor[steps.length()];
    Tensor gradWeight = null;
    gradCell = Slicing.select(g, 0, steps.length());
    for (int k = steps.length() - 1; k >= 0; k--) {
      int t = steps.time(k);
      gradHidden = Steps.plus(gradHidden, Slicing.select(g, 0, t));
      gradSums[t] = back(k);
      gradWeight = Steps.plus(gradWeight, MatMul.matmul(Shaping.t(gradSums[t]), h[k]));
      gradHidden = MatMul.matmul(gradSums[t], weight);
    }
    Tensor all = Joining.stack(0, gradSums);
    return Ops.given(
        all,
        gradHidden,
        gradCell,
        gradWeight,
        bias == null ? null : Reductions.sum(all, false, 0, 1));
  }

  private Tensor back(int k) {
    Tensor[] a = gates[k];
    Tensor total =
        Arithmetic.add(gradCell, Steps.throughTanh(Arithmetic.mul(gradHidden, a[3]), tanh[k]));
    gradCell = Arithmetic.mul(total, a[1]);
    return Joining.cat(
        1,
        Steps.throughSigmoid(Arithmetic.mul(total, a[2]), a[0]),
        Steps.throughSigmoid(Arithmetic.mul(total, c[k]), a[1]),
        Steps.throughTanh(Arithmetic.mul(total, a[0]), a[2]),
        Steps.throughSigmoid(Arithmetic.mul(gradHidden, tanh[k]), a[3]));
  }
}
