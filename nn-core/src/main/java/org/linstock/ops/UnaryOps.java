package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.function.UnaryOperator;
import org.linstock.autograd.Autograd;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** The three kinds of functions of one argument, by what their gradient is computed from. */
final class UnaryOps {
  private UnaryOps() {}

  /** A function of floats whose derivative is a function of its input. */
  static Tensor ofInput(String name, Unary op, Tensor input, UnaryOperator<Tensor> derivative) {
    Tensor x = Ops.floating(input);
    return Autograd.record(
        name,
        apply(op, x),
        (g, n) -> gradients(Arithmetic.mul(g, derivative.apply(x))),
        inputs(x),
        x);
  }

  /** A function of floats whose derivative is a function of its output. */
  static Tensor ofResult(String name, Unary op, Tensor input, UnaryOperator<Tensor> derivative) {
    Tensor x = Ops.floating(input);
    return Autograd.record(
        name,
        apply(op, x),
        (g, n) -> gradients(Arithmetic.mul(g, derivative.apply(n.result()))),
        inputs(x),
        (Tensor) null);
  }

  /** A function in steps, whose derivative is 0; integers stay as they are. */
  static Tensor steps(String name, Unary op, Tensor x) {
    if (!x.dtype().isFloatingPoint()) {
      Ops.requireNumbers(op.label(), x);
      return x.copy();
    }
    return Autograd.record(name, apply(op, x), (g, n) -> gradients(g.zerosLike()), x);
  }

  static NdArray apply(Unary op, Tensor x) {
    NdArray z = Ops.like(x);
    if (z.length() > 0) {
      Kernels.get().unary(op, x.array(), z);
    }
    return z;
  }
}
