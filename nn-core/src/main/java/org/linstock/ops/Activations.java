package org.linstock.ops;

import static org.linstock.ops.Arithmetic.add;
import static org.linstock.ops.Arithmetic.div;
import static org.linstock.ops.Arithmetic.mul;
import static org.linstock.ops.Elementwise.exp;
import static org.linstock.ops.Elementwise.neg;
import static org.linstock.ops.Elementwise.sigmoid;
import static org.linstock.ops.Elementwise.tanh;
import static org.linstock.ops.Ops.inputs;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.linstock.kernels.Binary;
import org.linstock.tensor.Tensor;

/** The functions between layers, element by element, each one node with PyTorch's gradient. */
public final class Activations {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double GELU_TANH_SCALE = Math.sqrt(2 / Math.PI);
  private static final double GELU_TANH_CUBE = 0.044715;

  /** PyTorch's, also for float64. */
  private static final double SIXTH = 1f / 6;

  private Activations() {}

  private static Tensor activation(
      String name, Tensor x, UnaryOperator<Tensor> value, UnaryOperator<Tensor> derivative) {
    Ops.requireFloating(name.replace("Backward", "").toLowerCase(Locale.ROOT), x);
    return Pointwise.record(
        name, value.apply(x.detach()), inputs(x), g -> mul(g, derivative.apply(x)));
  }

  /** {@code x > 0}. */
  private static Tensor positive(Tensor x) {
    return Comparison.compare(Binary.GT, x, 0);
  }

  private static Tensor where(Tensor condition, Tensor a, Tensor b) {
    return Selection.where(condition, a, b);
  }

  /** 1 where the condition holds, else another constant. */
  private static Tensor steps(Tensor condition, double otherwise, Tensor like) {
    return add(mul(condition.to(like.dtype()), 1 - otherwise), otherwise);
  }

  /** x where x > 0, else {@code slope·x}; the gradient at 0 is the slope. */
  public static Tensor leakyRelu(Tensor x, double slope) {
    return activation(
        "LeakyReluBackward",
        x,
        v -> where(positive(v), v, mul(v, slope)),
        v -> steps(positive(v), slope, v));
  }

  /**
   * x where x > 0, else {@code w·x}.
   *
   * @param weight w, [1] or [channels], the channels being dimension 1
   */
  public static Tensor prelu(Tensor x, Tensor weight) {
    Ops.requireFloating("prelu", x);
    Ops.requireSameType("prelu", x, weight);
    long channels = x.dim() > 1 ? x.size(1) : 1;
    Ops.require(
        weight.dim() == 1 && (weight.size(0) == 1 || weight.size(0) == channels),
        "prelu",
        weight,
        "a weight [1] or [%d] for an input of shape %s"
            .formatted(channels, Arrays.toString(x.shape())),
        "");
    long[] shape = new long[Math.max(1, x.dim())];
    Arrays.fill(shape, 1);
    shape[shape.length > 1 ? 1 : 0] = weight.size(0);
    return prelu(x, weight, shape);
  }

  private static Tensor prelu(Tensor x, Tensor weight, long... shape) {
    Tensor w = Shaping.reshape(weight, x.dim() == 0 ? new long[0] : shape);
    Tensor v = x.detach();
    return Pointwise.record(
        "PreluKernelBackward",
        where(positive(v), v, mul(v, w.detach())),
        inputs(x, w),
        g -> where(positive(x), g, mul(g, w)),
        g -> where(positive(x), g.zerosLike(), mul(g, x)));
  }

  /** x where x > 0, else {@code α·(eˣ − 1)} (Clevert et al., 2016). */
  public static Tensor elu(Tensor x, double alpha) {
    return elu("EluBackward", x, alpha, 1);
  }

  /** ELU with the scale and the α that keep mean 0 and variance 1 (Klambauer et al., 2017). */
  public static Tensor selu(Tensor x) {
    return elu("EluBackward", x, SELU_ALPHA, SELU_SCALE);
  }

  private static Tensor elu(String name, Tensor x, double alpha, double scale) {
    return activation(
        name,
        x,
        v -> where(positive(v), mul(v, scale), mul(Elementwise.expm1(v), alpha * scale)),
        v -> {
          // No infinity may meet the 0 of the branch that is not taken.
          Tensor falling = mul(exp(Selection.clampMax(v, 0)), alpha * scale);
          return where(positive(v), add(v.zerosLike(), scale), falling);
        });
  }

  /** {@code x·Φ(x)}, Φ being the standard normal distribution (Hendrycks and Gimpel, 2016). */
  public static Tensor gelu(Tensor x) {
    return activation(
        "GeluBackward",
        x,
        v -> mul(v, normal(v)),
        v -> {
          Tensor density = mul(exp(mul(mul(v, v), -0.5)), 1 / Math.sqrt(2 * Math.PI));
          return add(normal(v), mul(v, density));
        });
  }

  private static Tensor normal(Tensor x) {
    return mul(Elementwise.erfc(mul(x, -SQRT_HALF)), 0.5);
  }

  /** {@code x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³)))}, close to {@link #gelu}. */
  public static Tensor geluTanh(Tensor x) {
    return activation(
        "GeluBackward",
        x,
        v -> mul(mul(v, add(tanh(inner(v)), 1)), 0.5),
        v -> {
          Tensor t = tanh(inner(v));
          Tensor slope = mul(add(mul(mul(v, v), 3 * GELU_TANH_CUBE), 1), 0.5 * GELU_TANH_SCALE);
          Tensor bend = mul(mul(add(neg(mul(t, t)), 1), v), slope);
          return add(mul(add(t, 1), 0.5), bend);
        });
  }

  private static Tensor inner(Tensor x) {
    return mul(mul(x, add(mul(mul(x, x), GELU_TANH_CUBE), 1)), GELU_TANH_SCALE);
  }

  /** {@code x·σ(x)}. */
  public static Tensor silu(Tensor x) {
    return activation(
        "SiluBackward",
        x,
        v -> mul(v, sigmoid(v)),
        v -> {
          Tensor s = sigmoid(v);
          return mul(s, add(mul(v, add(neg(s), 1)), 1));
        });
  }

  /** {@code x·tanh(log(1 + eˣ))} (Misra, 2019). */
  public static Tensor mish(Tensor x) {
    return activation(
        "MishBackward",
        x,
        v -> mul(v, tanh(softplus(v, 1, 20))),
        v -> {
          Tensor t = tanh(softplus(v, 1, 20));
          return add(t, mul(mul(v, sigmoid(v)), add(neg(mul(t, t)), 1)));
        });
  }

  /** x within [min, max], else the nearer bound; the gradient at a bound is 0. */
  public static Tensor hardtanh(Tensor x, double min, double max) {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "hardtanh: got bounds %s and %s, expected min ≤ max".formatted(min, max));
    }
    return activation(
        "HardtanhBackward", x, v -> Selection.clamp(v, min, max), v -> within(v, min, max));
  }

  /** 1 strictly between the bounds, else 0. */
  private static Tensor within(Tensor x, double min, double max) {
    Tensor above = Comparison.compare(Binary.GT, x, min);
    return Logic.and(above, Comparison.compare(Binary.LT, x, max)).to(x.dtype());
  }

  /** {@code min(max(x, 0), 6)}. */
  public static Tensor relu6(Tensor x) {
    return hardtanh(x, 0, 6);
  }

  /** {@code relu6(x + 3) / 6}. */
  public static Tensor hardsigmoid(Tensor x) {
    return activation(
        "HardsigmoidBackward",
        x,
        v -> div(Selection.clamp(add(v, 3), 0, 6), 6),
        v -> mul(within(v, -3, 3), SIXTH));
  }

  /** {@code x·relu6(x + 3) / 6} (Howard et al., 2019). */
  public static Tensor hardswish(Tensor x) {
    return activation(
        "HardswishBackward",
        x,
        v -> mul(v, div(Selection.clamp(add(v, 3), 0, 6), 6)),
        v -> {
          Tensor inner = Comparison.compare(Binary.LE, Elementwise.abs(v), 3).to(v.dtype());
          Tensor beyond = Comparison.compare(Binary.GT, v, 3).to(v.dtype());
          return add(mul(add(div(v, 3), 0.5), inner), beyond);
        });
  }

  /** {@code log(1 + e^(βx)) / β}; x itself where βx is above the threshold. */
  public static Tensor softplus(Tensor x, double beta, double threshold) {
    if (!(beta > 0)) {
      throw new IllegalArgumentException(
          "softplus: got beta %s, expected more than 0".formatted(beta));
    }
    return activation(
        "SoftplusBackward",
        x,
        v -> {
          Tensor z = mul(v, beta);
          return where(linear(v, beta, threshold), v, div(softplus(z), beta));
        },
        v -> where(linear(v, beta, threshold), add(v.zerosLike(), 1), sigmoid(mul(v, beta))));
  }

  private static Tensor linear(Tensor x, double beta, double threshold) {
    return Comparison.compare(Binary.GT, mul(x, beta), threshold);
  }

  /** {@code log(1 + eˣ)}, without overflow. */
  private static Tensor softplus(Tensor x) {
    Tensor small = Elementwise.log1p(exp(neg(Elementwise.abs(x))));
    return add(Selection.clampMin(x, 0), small);
  }

  /** {@code log σ(x)}, without overflow. */
  public static Tensor logSigmoid(Tensor x) {
    return activation("LogSigmoidBackward", x, v -> neg(softplus(neg(v))), v -> sigmoid(neg(v)));
  }

  /** {@code x / (1 + |x|)}. */
  public static Tensor softsign(Tensor x) {
    Ops.requireFloating("softsign", x);
    return div(x, add(Elementwise.abs(x), 1));
  }
}
