package org.linstock.ops;

import java.util.Arrays;
import org.linstock.autograd.Node;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * The walk of a recurrent layer through time, forward or backward: which time comes at step k, and
 * what the recurrent ops share.
 */
final class Steps {
  private final int length;
  private final boolean reverse;

  /**
   * Checks the arguments of a recurrent op and lays out its steps.
   *
   * @param count gates of a cell
   */
  Steps(
      String operation,
      int count,
      Tensor gates,
      Tensor weight,
      Tensor bias,
      boolean reverse,
      Tensor... states) {
    Ops.requireFloating(operation, gates);
    Ops.requireSameType(operation, gates, weight);
    long hidden = weight.dim() == 2 ? weight.size(1) : -1;
    Ops.require(
        weight.dim() == 2 && weight.size(0) == count * hidden,
        operation,
        weight,
        () -> "a hidden weight [%d·hidden, hidden]".formatted(count),
        () -> "");
    Ops.require(
        gates.dim() == 3 && gates.size(2) == count * hidden && gates.size(0) > 0,
        operation,
        gates,
        () ->
            "at least one step of [batch, %d] for a hidden weight of shape %s"
                .formatted(count * hidden, Arrays.toString(weight.shape())),
        () -> "");
    requireStates(operation, hidden, gates, states);
    if (bias != null) {
      Ops.requireSameType(operation, gates, bias);
      Ops.require(
          Arrays.equals(bias.array().shape(), new long[] {count * hidden}),
          operation,
          bias,
          () -> "[%d] for the hidden bias".formatted(count * hidden),
          () -> "");
    }
    this.length = (int) gates.size(0);
    this.reverse = reverse;
  }

  private static void requireStates(String operation, long hidden, Tensor gates, Tensor... states) {
    long[] expected = {gates.size(1), hidden};
    for (Tensor state : states) {
      Ops.requireSameType(operation, gates, state);
      Ops.require(
          Arrays.equals(state.array().shape(), expected),
          operation,
          state,
          () -> Arrays.toString(expected) + " for the state",
          () -> "");
    }
  }

  int length() {
    return length;
  }

  /** The place in the sequence of step k. */
  int time(int k) {
    return reverse ? length - 1 - k : k;
  }

  /** The matrix of one time. */
  static NdArray at(NdArray sequence, int time) {
    return sequence.at(time);
  }

  /** What the step before step k left, or the initial state. */
  NdArray before(int k, NdArray sequence, NdArray initial) {
    return k == 0 ? initial : at(sequence, time(k - 1));
  }

  /** A sequence of hidden states, undefined until written, of as many times as given. */
  static NdArray states(Tensor gates, Tensor state, long times) {
    return Allocator.allocate(gates.dtype(), times, state.size(0), state.size(1));
  }

  /** {@code z = x + bias}, for all times at once. */
  static void addBias(Tensor x, Tensor bias, NdArray z) {
    if (bias == null) {
      Kernels.get().copy(x.array(), z);
    } else {
      Kernels.get().binary(Binary.ADD, x.array(), bias.array(), z);
    }
  }

  /**
   * The gradient of the hidden state before step k: through this step's sums, and for k &gt; 0 from
   * the outside too.
   */
  void hiddenGradient(int k, NdArray outside, NdArray gradSums, Tensor weight, NdArray z) {
    if (k > 0) {
      Kernels.get().copy(at(outside, time(k - 1)), z);
    }
    Kernels.get().gemm(gradSums, false, weight.array(), false, k > 0 ? 1 : 0, z);
  }

  /** {@code Σₖ gradSumsₖᵀ·hiddenₖ₋₁}, as two products over all times. */
  Tensor weightGradient(Node n, int input, NdArray gradSums, NdArray hidden, Tensor initial) {
    return n.accumulate(
        input,
        (z, beta) -> {
          Kernels kernels = Kernels.get();
          kernels.gemm(at(gradSums, time(0)), true, initial.array(), false, beta, z);
          if (length > 1) {
            NdArray later = times(gradSums, reverse ? 0 : 1);
            NdArray earlier = times(hidden, reverse ? 1 : 0);
            kernels.gemm(later, true, earlier, false, 1, z);
          }
        });
  }

  /** All times but one from the given one on, as one matrix. */
  private NdArray times(NdArray sequence, int from) {
    long[] shape = sequence.shape();
    long[] rows = {(length - 1) * shape[1], shape[2]};
    return sequence.view(from * sequence.strides()[0], rows, NdArray.contiguousStrides(rows));
  }

  /** The gradient of the bias, which is the last input; null without one. */
  static Tensor biasGradient(Node n, int input, NdArray gradSums, Tensor bias) {
    long width = gradSums.shape()[2];
    NdArray rows = gradSums.reshaped(gradSums.length() / width, width);
    return bias == null
        ? null
        : n.accumulate(input, (z, beta) -> Kernels.get().sumRows(rows, beta, z));
  }

  /** Gradients in the order of the inputs, of which the last may not be there. */
  static Tensor[] gradients(Tensor bias, Tensor... all) {
    return bias == null ? Arrays.copyOf(all, all.length - 1) : all;
  }

  /** The gradients of an empty batch. */
  static Tensor[] zeros(Tensor... inputs) {
    return Arrays.stream(inputs).map(Tensor::zerosLike).toArray(Tensor[]::new);
  }

  /** The arguments of an op as the kernels take them; null stays null. */
  static Tensor[] dense(Tensor... tensors) {
    Tensor[] dense = tensors.clone();
    for (int i = 0; i < dense.length; i++) {
      dense[i] = dense[i] == null ? null : Shaping.contiguous(dense[i]);
    }
    return dense;
  }

  /** The columns of a matrix in equal parts, one a gate. */
  static Tensor[] columns(Tensor x, int count) {
    long width = x.size(1) / count;
    Tensor[] columns = new Tensor[count];
    for (int j = 0; j < count; j++) {
      columns[j] = Slicing.narrow(x, 1, j * width, width);
    }
    return columns;
  }

  /** {@code g·y·(1 − y)}. */
  static Tensor throughSigmoid(Tensor g, Tensor y) {
    return Arithmetic.mul(Arithmetic.mul(g, y), Arithmetic.add(Elementwise.neg(y), 1));
  }

  /** {@code g·(1 − y²)}. */
  static Tensor throughTanh(Tensor g, Tensor y) {
    return Arithmetic.mul(g, Arithmetic.add(Elementwise.neg(Arithmetic.mul(y, y)), 1));
  }

  /** The sum of tensors of the graph; null counts as zero. */
  static Tensor plus(Tensor a, Tensor b) {
    return a == null ? b : Arithmetic.add(a, b);
  }
}
