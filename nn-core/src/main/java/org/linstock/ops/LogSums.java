package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;
import static org.linstock.ops.Ops.inputs;

import org.linstock.autograd.Autograd;
import org.linstock.kernels.Binary;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** Logarithms of sums of exponentials, which overflow nowhere. */
public final class LogSums {
  private LogSums() {}

  /** {@code log(eᵃ + eᵇ)}; the gradients are the shares of the two. */
  public static Tensor logaddexp(Tensor a, Tensor b) {
    Ops.Pair p = Ops.promote(Ops.floating(a), Ops.floating(b));
    Tensor x = p.a();
    Tensor y = p.b();
    return Autograd.record(
        "LogaddexpBackward",
        Arithmetic.binary(Binary.LOGADDEXP, x, y),
        (g, n) ->
            gradients(
                n.needs(0) ? Arithmetic.mul(g, share(x, y)) : null,
                n.needs(1) ? Arithmetic.mul(g, share(y, x)) : null),
        inputs(x, y),
        x,
        y);
  }

  private static Tensor share(Tensor x, Tensor y) {
    return Elementwise.sigmoid(Arithmetic.sub(x, y));
  }

  /** {@code log Σ exp(x)} over the dimensions; the gradient is the softmax. */
  public static Tensor logsumexp(Tensor input, boolean keepDim, int... dims) {
    Tensor x = Ops.floating(input);
    Folding f = Folding.of("logsumexp", x, dims);
    NdArray z = f.shaped(value(x.detach(), f), keepDim);
    return Autograd.record(
        "LogsumexpBackward",
        z,
        (g, n) -> {
          Tensor result = Shaping.reshape(n.result(), f.kept());
          Tensor softmax = Elementwise.exp(Arithmetic.sub(x, result));
          return gradients(Arithmetic.mul(Shaping.reshape(g, f.kept()), softmax));
        },
        inputs(x),
        x,
        null);
  }

  private static NdArray value(Tensor x, Folding f) {
    if (x.numel() == 0) {
      return Elementwise.log(Reductions.sum(x, true, f.dims())).array();
    }
    Tensor max = Extrema.amax(x, true, f.dims());
    // An infinite maximum would give ∞ − ∞.
    Tensor shift = Selection.where(Logic.isfinite(max), max, 0);
    Tensor sum = Reductions.sum(Elementwise.exp(Arithmetic.sub(x, shift)), true, f.dims());
    return Arithmetic.add(Elementwise.log(sum), shift).array();
  }
}
