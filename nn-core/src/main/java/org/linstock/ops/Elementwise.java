package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Backward;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Functions of one argument, element by element. */
public final class Elementwise {
  private Elementwise() {}

  public static Tensor neg(Tensor x) {
    return Autograd.record(
        "NegBackward", unary(Unary.NEG, x), (g, n) -> gradients(neg(g)), inputs(x));
  }

  /** The gradient at 0 is 0, as in PyTorch. */
  public static Tensor abs(Tensor x) {
    return Autograd.record(
        "AbsBackward",
        unary(Unary.ABS, x),
        (g, n) -> gradients(Arithmetic.mul(g, new Tensor(unary(Unary.SIGN, x)))),
        inputs(x),
        x);
  }

  public static Tensor exp(Tensor x) {
    return Autograd.record(
        "ExpBackward",
        unary(Unary.EXP, x),
        (g, n) -> gradients(Arithmetic.mul(g, n.result())),
        inputs(x),
        ofResult());
  }

  public static Tensor log(Tensor x) {
    return Autograd.record(
        "LogBackward",
        unary(Unary.LOG, x),
        (g, n) -> gradients(Arithmetic.div(g, x)),
        inputs(x),
        x);
  }

  public static Tensor sqrt(Tensor x) {
    return Autograd.record(
        "SqrtBackward",
        unary(Unary.SQRT, x),
        (g, n) -> gradients(Arithmetic.div(g, Arithmetic.mul(n.result(), 2))),
        inputs(x),
        ofResult());
  }

  /** max(x, 0); the gradient at 0 is 0, as in PyTorch. */
  public static Tensor relu(Tensor x) {
    return activation(
        "ReluBackward",
        Unary.RELU,
        Binary.RELU_GRAD,
        y -> Arithmetic.compare(Binary.GT, y, 0).to(y.dtype()),
        x);
  }

  /** 1 / (1 + e⁻ˣ). */
  public static Tensor sigmoid(Tensor x) {
    return activation(
        "SigmoidBackward",
        Unary.SIGMOID,
        Binary.SIGMOID_GRAD,
        y -> Arithmetic.mul(y, Arithmetic.add(neg(y), 1)),
        x);
  }

  public static Tensor tanh(Tensor x) {
    return activation(
        "TanhBackward",
        Unary.TANH,
        Binary.TANH_GRAD,
        y -> Arithmetic.add(neg(Arithmetic.mul(y, y)), 1),
        x);
  }

  /**
   * A function whose gradient is known from its output.
   *
   * @param gradient the kernel of the output's gradient and the output
   * @param derivative the same as ops on the output, for second derivatives
   */
  private static Tensor activation(
      String name, Unary op, Binary gradient, UnaryOperator<Tensor> derivative, Tensor x) {
    Backward rule =
        (g, n) -> {
          if (Autograd.isCreatingGraph()) {
            return gradients(Arithmetic.mul(g, derivative.apply(n.result())));
          }
          NdArray gx = Ops.like(g);
          if (gx.length() > 0) {
            Kernels.get().binary(gradient, g.array(), n.result().array(), gx);
          }
          return gradients(new Tensor(gx));
        };
    return Autograd.record(name, unary(op, x), rule, inputs(x), ofResult());
  }

  /** Tells the graph that the rule reads the op's own result. */
  private static Tensor[] ofResult() {
    return new Tensor[1];
  }

  private static NdArray unary(Unary op, Tensor x) {
    Ops.requireFloating(op.name().toLowerCase(Locale.ROOT), x);
    NdArray z = Ops.like(x);
    if (z.length() > 0) {
      Kernels.get().unary(op, x.array(), z);
    }
    return z;
  }
}
