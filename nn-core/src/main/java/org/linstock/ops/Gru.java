package org.linstock.ops;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Node;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** A GRU layer in one direction, over all its time steps (Cho et al., 2014). */
public final class Gru {
  private final Steps steps;
  private final Tensor sums;
  private final Tensor h0;
  private final Tensor weight;
  private final Tensor bias;
  private final NdArray gates;
  private final NdArray fromHidden;

  private Gru(Steps steps, Tensor... arguments) {
    this.steps = steps;
    this.sums = arguments[0];
    this.h0 = arguments[1];
    this.weight = arguments[2];
    this.bias = arguments[3];
    this.gates = Ops.like(sums);
    this.fromHidden = Ops.like(sums);
  }

  /**
   * {@code r, z, n = σ(sr + pr), σ(sz + pz), tanh(sn + r·pn)} with {@code s = sumsₜ} and {@code p =
   * hₜ₋₁·Wᵀ + b}; {@code hₜ = (1 − z)·n + z·hₜ₋₁}.
   *
   * @param sums [length, n, 3·hidden], the input's part
   * @param h0 [n, hidden]
   * @param weight [3·hidden, hidden]
   * @param bias [3·hidden] or null
   * @param reverse from the last time to the first
   * @return [length, n, hidden]
   */
  public static Tensor gru(Tensor sums, Tensor h0, Tensor weight, Tensor bias, boolean reverse) {
    Tensor[] all = Steps.dense(sums, h0, weight, bias);
    Steps steps = new Steps("gru", 3, all[0], all[2], bias, reverse, all[1]);
    return new Gru(steps, all).record();
  }

  private Tensor record() {
    NdArray z = Steps.states(sums, h0, steps.length());
    if (z.length() > 0) {
      Kernels.get().copy(sums.array(), gates);
      for (int k = 0; k < steps.length(); k++) {
        NdArray before = steps.before(k, z, h0.array());
        NdArray from = Steps.at(fromHidden, steps.time(k));
        NdArray b = bias == null ? null : bias.array();
        Kernels.get().linear(before, weight.array(), b, from);
        Kernels.get()
            .gruCell(Steps.at(gates, steps.time(k)), from, before, Steps.at(z, steps.time(k)));
      }
    }
    Tensor[] inputs = Ops.given(sums, h0, weight, bias);
    Tensor[] saved = Arrays.copyOf(inputs, inputs.length + 1);
    return Autograd.record("GruBackward", z, this::gradients, inputs, saved);
  }

  private Tensor[] gradients(Tensor g, Node n) {
    if (sums.numel() == 0) {
      return Steps.zeros(Ops.given(sums, h0, weight, bias));
    }
    return Autograd.isCreatingGraph()
        ? new ComposedGru(steps, sums, h0, weight, bias).gradients(g)
        : direct(g, n);
  }

  private Tensor[] direct(Tensor g, Node n) {
    NdArray outside = Shaping.contiguous(g).array();
    NdArray z = n.result().array();
    NdArray gradSums = Ops.like(sums);
    NdArray gradFrom = Ops.like(sums);
    NdArray gradHidden = Ops.like(h0);
    Kernels.get().copy(Steps.at(outside, steps.time(steps.length() - 1)), gradHidden);
    for (int k = steps.length() - 1; k >= 0; k--) {
      back(k, z, gradHidden, gradSums, gradFrom);
      if (k > 0) {
        NdArray earlier = Steps.at(outside, steps.time(k - 1));
        Kernels.get().binary(Binary.ADD, gradHidden, earlier, gradHidden);
      }
    }
    return Steps.gradients(
        bias,
        new Tensor(gradSums),
        new Tensor(gradHidden),
        steps.weightGradient(n, 2, gradFrom, z, h0),
        Steps.biasGradient(n, 3, gradFrom, bias));
  }

  private void back(int k, NdArray z, NdArray gradHidden, NdArray gradSums, NdArray gradFrom) {
    int t = steps.time(k);
    NdArray from = Steps.at(gradFrom, t);
    Kernels.get()
        .gruCellGrad(
            Steps.at(gates, t),
            Steps.at(fromHidden, t),
            steps.before(k, z, h0.array()),
            gradHidden,
            Steps.at(gradSums, t),
            from);
    Kernels.get().gemm(from, false, weight.array(), false, 1, gradHidden);
  }
}
