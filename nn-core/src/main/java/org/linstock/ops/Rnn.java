package org.linstock.ops;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Node;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** A simple recurrent layer in one direction, over all its time steps (Elman, 1990). */
public final class Rnn {
  private final Unary activation;
  private final Binary derivative;
  private final Tensor sums;
  private final Tensor h0;
  private final Tensor weight;
  private final Tensor bias;
  private final Steps steps;

  private Rnn(Unary activation, Binary derivative, Steps steps, Tensor... arguments) {
    this.activation = activation;
    this.derivative = derivative;
    this.steps = steps;
    this.sums = arguments[0];
    this.h0 = arguments[1];
    this.weight = arguments[2];
    this.bias = arguments[3];
  }

  /**
   * {@code hₜ = tanh(sumsₜ + hₜ₋₁·Wᵀ + b)}.
   *
   * @param sums [length, n, hidden], the input's part
   * @param h0 [n, hidden]
   * @param weight [hidden, hidden]
   * @param bias [hidden] or null
   * @param reverse from the last time to the first
   * @return [length, n, hidden]
   */
  public static Tensor rnnTanh(
      Tensor sums, Tensor h0, Tensor weight, Tensor bias, boolean reverse) {
    return of("rnn_tanh", Unary.TANH, Binary.TANH_GRAD, reverse, sums, h0, weight, bias);
  }

  /** As {@link #rnnTanh}, with max(x, 0) for tanh. */
  public static Tensor rnnRelu(
      Tensor sums, Tensor h0, Tensor weight, Tensor bias, boolean reverse) {
    return of("rnn_relu", Unary.RELU, Binary.RELU_GRAD, reverse, sums, h0, weight, bias);
  }

  private static Tensor of(
      String operation, Unary activation, Binary derivative, boolean reverse, Tensor... arguments) {
    Tensor[] all = Steps.dense(arguments);
    Steps steps = new Steps(operation, 1, all[0], all[2], all[3], reverse, all[1]);
    return new Rnn(activation, derivative, steps, all).record();
  }

  private Tensor record() {
    NdArray z = Ops.like(sums);
    if (z.length() > 0) {
      Steps.addBias(sums, bias, z);
      for (int k = 0; k < steps.length(); k++) {
        NdArray h = Steps.at(z, steps.time(k));
        Kernels.get().gemm(steps.before(k, z, h0.array()), false, weight.array(), true, 1, h);
        Kernels.get().unary(activation, h, h);
      }
    }
    Tensor[] inputs = Ops.given(sums, h0, weight, bias);
    Tensor[] saved = Arrays.copyOf(inputs, inputs.length + 1);
    return Autograd.record("RnnBackward", z, this::gradients, inputs, saved);
  }

  private Tensor[] gradients(Tensor g, Node n) {
    if (sums.numel() == 0) {
      return Steps.zeros(Ops.given(sums, h0, weight, bias));
    }
    return Autograd.isCreatingGraph() ? composed(g) : direct(g, n);
  }

  private Tensor[] direct(Tensor g, Node n) {
    NdArray outside = Shaping.contiguous(g).array();
    NdArray z = n.result().array();
    NdArray gradSums = Ops.like(sums);
    NdArray gradHidden = Ops.like(h0);
    Kernels.get().copy(Steps.at(outside, steps.time(steps.length() - 1)), gradHidden);
    for (int k = steps.length() - 1; k >= 0; k--) {
      int t = steps.time(k);
      NdArray sum = Steps.at(gradSums, t);
      Kernels.get().binary(derivative, gradHidden, Steps.at(z, t), sum);
      steps.hiddenGradient(k, outside, sum, weight, gradHidden);
    }
    return Steps.gradients(
        bias,
        new Tensor(gradSums),
        new Tensor(gradHidden),
        steps.weightGradient(n, 2, gradSums, z, h0),
        Steps.biasGradient(n, 3, gradSums, bias));
  }

  /** The same in ops, for second derivatives. */
  private Tensor[] composed(Tensor g) {
    UnaryOperator<Tensor> act = activation == Unary.TANH ? Elementwise::tanh : Elementwise::relu;
    Tensor[] h = new Tensor[steps.length() + 1];
    h[0] = h0;
    for (int k = 0; k < steps.length(); k++) {
      Tensor sum = Slicing.select(sums, 0, steps.time(k));
      h[k + 1] = act.apply(Arithmetic.add(sum, MatMul.linear(h[k], weight, bias)));
    }
    Tensor[] gradSums = new Tensor[steps.length()];
    Tensor gradWeight = null;
    Tensor gradHidden = null;
    for (int k = steps.length() - 1; k >= 0; k--) {
      int t = steps.time(k);
      gradHidden = Steps.plus(gradHidden, Slicing.select(g, 0, t));
      gradSums[t] = Arithmetic.mul(gradHidden, derivative(h[k + 1]));
      gradWeight = Steps.plus(gradWeight, MatMul.matmul(Shaping.t(gradSums[t]), h[k]));
      gradHidden = MatMul.matmul(gradSums[t], weight);
    }
    Tensor all = Joining.stack(0, gradSums);
    return Ops.given(
        all, gradHidden, gradWeight, bias == null ? null : Reductions.sum(all, false, 0, 1));
  }

  private Tensor derivative(Tensor h) {
    return activation == Unary.TANH
        ? Arithmetic.add(Elementwise.neg(Arithmetic.mul(h, h)), 1)
        : Elementwise.reluSlope(h);
  }
}
