package org.linstock.kernels;

import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;

/** The steps of LSTM and GRU as elementwise kernels on the gates' columns. */
final class Nd4jRecurrent {
  private Nd4jRecurrent() {}

  static void lstm(
      Kernels k, NdArray gates, NdArray cellBefore, NdArray cell, NdArray tanh, NdArray hidden) {
    NdArray[] gate = columns(gates, 4);
    for (int j : new int[] {0, 1, 3}) {
      k.unary(Unary.SIGMOID, gate[j], gate[j]);
    }
    k.unary(Unary.TANH, gate[2], gate[2]);
    NdArray added = like(cell);
    k.binary(Binary.MUL, gate[0], gate[2], added);
    k.binary(Binary.MUL, gate[1], cellBefore, cell);
    k.binary(Binary.ADD, cell, added, cell);
    k.unary(Unary.TANH, cell, tanh);
    k.binary(Binary.MUL, gate[3], tanh, hidden);
  }

  static void lstmGrad(
      Kernels k,
      NdArray gates,
      NdArray cellBefore,
      NdArray tanh,
      NdArray gradHidden,
      NdArray gradCell,
      NdArray gradGates) {
    NdArray[] gate = columns(gates, 4);
    NdArray[] grad = columns(gradGates, 4);
    NdArray part = like(gradCell);
    k.binary(Binary.MUL, gradHidden, gate[3], part);
    k.binary(Binary.TANH_GRAD, part, tanh, part);
    k.binary(Binary.ADD, gradCell, part, gradCell);
    product(k, gradCell, gate[2], Binary.SIGMOID_GRAD, gate[0], part, grad[0]);
    product(k, gradCell, cellBefore, Binary.SIGMOID_GRAD, gate[1], part, grad[1]);
    product(k, gradCell, gate[0], Binary.TANH_GRAD, gate[2], part, grad[2]);
    product(k, gradHidden, tanh, Binary.SIGMOID_GRAD, gate[3], part, grad[3]);
    k.binary(Binary.MUL, gradCell, gate[1], gradCell);
  }

  static void gru(
      Kernels k, NdArray gates, NdArray fromHidden, NdArray hiddenBefore, NdArray hidden) {
    NdArray[] gate = columns(gates, 3);
    NdArray[] from = columns(fromHidden, 3);
    for (int j = 0; j < 2; j++) {
      k.binary(Binary.ADD, gate[j], from[j], gate[j]);
      k.unary(Unary.SIGMOID, gate[j], gate[j]);
    }
    NdArray part = like(hidden);
    k.binary(Binary.MUL, gate[0], from[2], part);
    k.binary(Binary.ADD, gate[2], part, gate[2]);
    k.unary(Unary.TANH, gate[2], gate[2]);
    // n + z·(h − n)
    k.binary(Binary.SUB, hiddenBefore, gate[2], part);
    k.binary(Binary.MUL, part, gate[1], part);
    k.binary(Binary.ADD, gate[2], part, hidden);
  }

  static void gruGrad(
      Kernels k,
      NdArray gates,
      NdArray fromHidden,
      NdArray hiddenBefore,
      NdArray gradHidden,
      NdArray gradGates,
      NdArray gradFromHidden) {
    NdArray[] gate = columns(gates, 3);
    NdArray[] grad = columns(gradGates, 3);
    NdArray[] gradFrom = columns(gradFromHidden, 3);
    NdArray part = like(gradHidden);
    NdArray kept = like(gradHidden);
    k.binary(Binary.SUB, hiddenBefore, gate[2], part);
    product(k, gradHidden, part, Binary.SIGMOID_GRAD, gate[1], part, grad[1]);
    k.binary(Binary.MUL, gradHidden, gate[1], kept);
    k.binary(Binary.SUB, gradHidden, kept, part);
    k.copy(kept, gradHidden);
    k.binary(Binary.TANH_GRAD, part, gate[2], grad[2]);
    product(k, grad[2], columns(fromHidden, 3)[2], Binary.SIGMOID_GRAD, gate[0], part, grad[0]);
    k.copy(grad[0], gradFrom[0]);
    k.copy(grad[1], gradFrom[1]);
    k.binary(Binary.MUL, grad[2], gate[0], gradFrom[2]);
  }

  /** {@code z = derivative(a·b, y)}. */
  private static void product(
      Kernels k, NdArray a, NdArray b, Binary derivative, NdArray y, NdArray part, NdArray z) {
    k.binary(Binary.MUL, a, b, part);
    k.binary(derivative, part, y, z);
  }

  private static NdArray like(NdArray x) {
    return Allocator.allocate(x.dtype(), x.shape());
  }

  private static NdArray[] columns(NdArray gates, int count) {
    long width = gates.shape()[1] / count;
    NdArray[] columns = new NdArray[count];
    for (int j = 0; j < count; j++) {
      columns[j] =
          gates.view(j * width, new long[] {gates.shape()[0], width}, gates.strides().clone());
    }
    return columns;
  }
}
