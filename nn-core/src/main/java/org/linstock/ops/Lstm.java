package org.linstock.ops;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Node;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** An LSTM layer in one direction, over all its time steps (Hochreiter and Schmidhuber, 1997). */
public final class Lstm {
  private final Steps steps;
  private final Tensor sums;
  private final Tensor h0;
  private final Tensor c0;
  private final Tensor weight;
  private final Tensor bias;
  private final NdArray gates;
  private final NdArray cells;
  private final NdArray tanhs;

  private Lstm(Steps steps, Tensor... arguments) {
    this.steps = steps;
    this.sums = arguments[0];
    this.h0 = arguments[1];
    this.c0 = arguments[2];
    this.weight = arguments[3];
    this.bias = arguments[4];
    this.gates = Ops.like(sums);
    this.cells = Steps.states(sums, h0, steps.length());
    this.tanhs = Steps.states(sums, h0, steps.length());
  }

  /**
   * {@code i, f, g, o = σ, σ, tanh, σ of sumsₜ + hₜ₋₁·Wᵀ + b; cₜ = f·cₜ₋₁ + i·g; hₜ = o·tanh(cₜ)}.
   *
   * @param sums [length, n, 4·hidden], the input's part
   * @param h0 [n, hidden]
   * @param c0 [n, hidden]
   * @param weight [4·hidden, hidden]
   * @param bias [4·hidden] or null
   * @param reverse from the last time to the first
   * @return [length + 1, n, hidden]: the hidden states, and after them the last cell state
   */
  public static Tensor lstm(
      Tensor sums, Tensor h0, Tensor c0, Tensor weight, Tensor bias, boolean reverse) {
    Tensor[] all = Steps.dense(sums, h0, c0, weight, bias);
    Steps steps = new Steps("lstm", 4, all[0], all[3], bias, reverse, all[1], all[2]);
    return new Lstm(steps, all).record();
  }

  private Tensor record() {
    NdArray z = Steps.states(sums, h0, steps.length() + 1L);
    if (z.length() > 0) {
      NdArray fromHidden = Allocator.allocate(sums.dtype(), sums.size(1), sums.size(2));
      for (int k = 0; k < steps.length(); k++) {
        step(k, fromHidden, z);
      }
      Kernels.get()
          .copy(Steps.at(cells, steps.time(steps.length() - 1)), Steps.at(z, steps.length()));
    }
    Tensor[] inputs = Ops.given(sums, h0, c0, weight, bias);
    Tensor[] saved = Arrays.copyOf(inputs, inputs.length + 1);
    return Autograd.record("LstmBackward", z, this::gradients, inputs, saved);
  }

  private void step(int k, NdArray fromHidden, NdArray z) {
    int t = steps.time(k);
    Kernels.get().gemm(steps.before(k, z, h0.array()), false, weight.array(), true, 0, fromHidden);
    Kernels.get()
        .lstmCell(
            Steps.at(sums.array(), t),
            fromHidden,
            bias == null ? null : bias.array(),
            steps.before(k, cells, c0.array()),
            Steps.at(gates, t),
            Steps.at(cells, t),
            Steps.at(tanhs, t),
            Steps.at(z, t));
  }

  private Tensor[] gradients(Tensor g, Node n) {
    if (sums.numel() == 0) {
      return Steps.zeros(Ops.given(sums, h0, c0, weight, bias));
    }
    return Autograd.isCreatingGraph()
        ? new ComposedLstm(steps, sums, h0, c0, weight, bias).gradients(g)
        : direct(g, n);
  }

  private Tensor[] direct(Tensor g, Node n) {
    NdArray outside = Shaping.contiguous(g).array();
    NdArray gradSums = Ops.like(sums);
    NdArray gradHidden = Ops.like(h0);
    NdArray gradCell = Ops.like(c0);
    Kernels.get().copy(Steps.at(outside, steps.time(steps.length() - 1)), gradHidden);
    Kernels.get().copy(Steps.at(outside, steps.length()), gradCell);
    for (int k = steps.length() - 1; k >= 0; k--) {
      int t = steps.time(k);
      NdArray sum = Steps.at(gradSums, t);
      NdArray before = steps.before(k, cells, c0.array());
      Kernels.get()
          .lstmCellGrad(Steps.at(gates, t), before, Steps.at(tanhs, t), gradHidden, gradCell, sum);
      steps.hiddenGradient(k, outside, sum, weight, gradHidden);
    }
    return Steps.gradients(
        bias,
        new Tensor(gradSums),
        new Tensor(gradHidden),
        new Tensor(gradCell),
        steps.weightGradient(n, 3, gradSums, n.result().array(), h0),
        Steps.biasGradient(n, 4, gradSums, bias));
  }
}
