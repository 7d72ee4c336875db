package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import java.util.function.UnaryOperator;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Backward;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/**
 * Functions of one argument, element by element. Where a function is one of real numbers, integers
 * and truth values are taken as float32.
 */
public final class Elementwise {
  private static final double LN_2 = Math.log(2);
  private static final double LN_10 = Math.log(10);
  private static final double ERF_SLOPE = 2 / Math.sqrt(Math.PI);

  private Elementwise() {}

  public static Tensor neg(Tensor x) {
    Ops.requireNumbers("neg", x);
    return Autograd.record(
        "NegBackward", UnaryOps.apply(Unary.NEG, x), (g, n) -> gradients(neg(g)), x);
  }

  /** The gradient at 0 is 0, as in PyTorch. */
  public static Tensor abs(Tensor x) {
    Ops.requireNumbers("abs", x);
    return Autograd.record(
        "AbsBackward",
        UnaryOps.apply(Unary.ABS, x),
        (g, n) -> gradients(Arithmetic.mul(g, Rounding.sign(x.detach()))),
        inputs(x),
        x);
  }

  public static Tensor exp(Tensor x) {
    return UnaryOps.ofResult("ExpBackward", Unary.EXP, x, y -> y);
  }

  /** {@code eˣ − 1}, exact for small x. */
  public static Tensor expm1(Tensor x) {
    return UnaryOps.ofResult("Expm1Backward", Unary.EXPM1, x, y -> Arithmetic.add(y, 1));
  }

  public static Tensor log(Tensor input) {
    Tensor x = Ops.floating(input);
    return Autograd.record(
        "LogBackward",
        UnaryOps.apply(Unary.LOG, x),
        (g, n) -> gradients(Arithmetic.div(g, x)),
        inputs(x),
        x);
  }

  /** {@code log(1 + x)}, exact for small x. */
  public static Tensor log1p(Tensor input) {
    return UnaryOps.ofInput(
        "Log1pBackward", Unary.LOG1P, input, x -> reciprocal(Arithmetic.add(x, 1)));
  }

  /** The logarithm to base 2. */
  public static Tensor log2(Tensor input) {
    return UnaryOps.ofInput(
        "Log2Backward", Unary.LOG2, input, x -> reciprocal(Arithmetic.mul(x, LN_2)));
  }

  /** The logarithm to base 10. */
  public static Tensor log10(Tensor input) {
    return UnaryOps.ofInput(
        "Log10Backward", Unary.LOG10, input, x -> reciprocal(Arithmetic.mul(x, LN_10)));
  }

  public static Tensor sqrt(Tensor input) {
    Tensor x = Ops.floating(input);
    return Autograd.record(
        "SqrtBackward",
        UnaryOps.apply(Unary.SQRT, x),
        (g, n) -> gradients(Arithmetic.div(g, Arithmetic.mul(n.result(), 2))),
        inputs(x),
        ofResult());
  }

  /** {@code 1 / √x}. */
  public static Tensor rsqrt(Tensor x) {
    return UnaryOps.ofResult(
        "RsqrtBackward", Unary.RSQRT, x, y -> Arithmetic.mul(Arithmetic.pow(y, 3), -0.5));
  }

  /** {@code 1 / x}. */
  public static Tensor reciprocal(Tensor x) {
    return UnaryOps.ofResult(
        "ReciprocalBackward", Unary.RECIPROCAL, x, y -> neg(Arithmetic.mul(y, y)));
  }

  /** The error function {@code 2/√π ∫₀ˣ exp(−t²) dt}. */
  public static Tensor erf(Tensor input) {
    return UnaryOps.ofInput("ErfBackward", Unary.ERF, input, x -> gauss(x, ERF_SLOPE));
  }

  /** {@code 1 − erf(x)} without cancellation. */
  public static Tensor erfc(Tensor input) {
    return UnaryOps.ofInput("ErfcBackward", Unary.ERFC, input, x -> gauss(x, -ERF_SLOPE));
  }

  /** {@code factor·exp(−x²)}. */
  private static Tensor gauss(Tensor x, double factor) {
    return Arithmetic.mul(exp(neg(Arithmetic.mul(x, x))), factor);
  }

  /** max(x, 0); the gradient at 0 is 0, as in PyTorch. */
  public static Tensor relu(Tensor x) {
    return activation("ReluBackward", Unary.RELU, Binary.RELU_GRAD, Elementwise::reluSlope, x);
  }

  /** Of its output: 0 where that is ≤ 0, else 1, also for NaN. */
  static Tensor reluSlope(Tensor y) {
    return Arithmetic.add(neg(Comparison.compare(Binary.LE, y, 0).to(y.dtype())), 1);
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
    Ops.requireFloating(op.label(), x);
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
    return Autograd.record(name, UnaryOps.apply(op, x), rule, inputs(x), ofResult());
  }

  /** Tells the graph that the rule reads the op's own result. */
  private static Tensor[] ofResult() {
    return new Tensor[1];
  }
}
