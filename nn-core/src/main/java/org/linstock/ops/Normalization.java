package org.linstock.ops;

import static org.linstock.ops.Ops.gradients;

import java.util.Arrays;
import org.linstock.autograd.Autograd;
import org.linstock.autograd.Node;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Norm;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.tensor.Tensor;

/** {@code y = (x − E[x]) / √(Var[x] + ε) · weight + bias}, over different parts of a batch. */
public final class Normalization {
  private Normalization() {}

  /** What a normalization's gradient needs. */
  private record Saved(
      Tensor x,
      Tensor weight,
      Tensor bias,
      Norm norm,
      NdArray mean,
      NdArray rstd,
      double eps,
      boolean ofBatch) {}

  /**
   * Over the batch and all positions, for each channel (Ioffe and Szegedy, 2015).
   *
   * @param x [n, c] or [n, c, …]
   * @param runningMean [c], or null; in training it moves towards the batch's by {@code momentum}
   * @param runningVar [c], or null; likewise, with the unbiased variance
   * @param weight [c], or null
   * @param bias [c], or null
   * @param training whether to use the batch's statistics rather than the running ones
   */
  public static Tensor batchNorm(
      Tensor x,
      Tensor runningMean,
      Tensor runningVar,
      Tensor weight,
      Tensor bias,
      boolean training,
      double momentum,
      double eps) {
    Ops.requireFloating("batch_norm", x);
    Ops.require(x.dim() >= 2, "batch_norm", x, "[batch, channels, …]", "");
    long channels = x.size(1);
    requireVector("batch_norm", x, runningMean, channels);
    requireVector("batch_norm", x, runningVar, channels);
    requireVector("batch_norm", x, weight, channels);
    requireVector("batch_norm", x, bias, channels);
    if ((runningMean == null) != (runningVar == null)) {
      throw new IllegalArgumentException(
          "batch_norm: a running %s, expected both or neither"
              .formatted(
                  runningVar == null
                      ? "mean without a running variance"
                      : "variance without a running mean"));
    }
    int inner = Indices.inner(x, 1);
    Norm norm = new Norm((int) channels, inner, (int) channels, inner);
    if (training || runningMean == null) {
      requireSeveral(
          "batch_norm", x, x.numel() / Math.max(1, channels), "use a larger batch, or eval()");
      NdArray mean = statistics(x, norm);
      NdArray variance = statistics(x, norm);
      moments(x, norm, mean, variance);
      if (runningMean != null && training) {
        double count = (double) norm.count(x.numel());
        track(runningMean, mean, 1, momentum);
        track(runningVar, variance, count / (count - 1), momentum);
      }
      return normalize("BatchNormBackward", x, weight, bias, norm, mean, variance, eps, null);
    }
    NdArray mean = runningMean.array();
    NdArray variance = runningVar.array();
    return normalize("BatchNormBackward", x, weight, bias, norm, mean, variance, eps, runningMean);
  }

  private static void requireSeveral(String operation, Tensor x, long count, String advice) {
    if (count == 1) {
      throw new IllegalArgumentException(
          "%s: expected more than 1 value per channel when training, got shape %s; %s"
              .formatted(operation, Arrays.toString(x.shape()), advice));
    }
  }

  /** {@code running += momentum·(factor·current − running)}. */
  private static void track(Tensor running, NdArray current, double factor, double momentum) {
    Kernels kernels = Kernels.get();
    NdArray sum = running.array();
    NdArray added = Allocator.allocate(current.dtype(), current.shape());
    kernels.scalar(Binary.MUL, current, factor, added);
    kernels.scalar(Binary.MUL, added, momentum, added);
    kernels.scalar(Binary.MUL, sum, 1 - momentum, sum);
    kernels.binary(Binary.ADD, sum, added, sum);
    sum.markChanged();
  }

  /**
   * Over the last dimensions, for each example (Ba, Kiros and Hinton, 2016).
   *
   * @param x […, shape]
   * @param shape the last dimensions
   * @param weight of that shape, or null
   * @param bias of that shape, or null
   */
  public static Tensor layerNorm(Tensor x, long[] shape, Tensor weight, Tensor bias, double eps) {
    Ops.requireFloating("layer_norm", x);
    int lead = x.dim() - shape.length;
    Ops.require(
        shape.length > 0
            && lead >= 0
            && Arrays.equals(x.array().shape(), lead, x.dim(), shape, 0, shape.length),
        "layer_norm",
        x,
        () -> "a shape that ends in " + Arrays.toString(shape),
        () -> "");
    requireNormed(x, shape, weight);
    requireNormed(x, shape, bias);
    int columns = (int) NdArray.length(shape);
    int rows = (int) (x.numel() / Math.max(1, columns));
    return ofItself("LayerNormBackward", x, weight, bias, new Norm(rows, columns, columns, 1), eps);
  }

  private static void requireNormed(Tensor x, long[] shape, Tensor t) {
    if (t != null) {
      Ops.requireSameType("layer_norm", x, t);
      Ops.require(
          Arrays.equals(t.array().shape(), shape),
          "layer_norm",
          t,
          () -> Arrays.toString(shape) + " for weight and bias",
          () -> "");
    }
  }

  /**
   * Over groups of channels and all positions, for each example (Wu and He, 2018).
   *
   * @param x [n, c, …]
   * @param weight [c], or null
   * @param bias [c], or null
   */
  public static Tensor groupNorm(Tensor x, int groups, Tensor weight, Tensor bias, double eps) {
    Ops.requireFloating("group_norm", x);
    Ops.require(x.dim() >= 2, "group_norm", x, "[batch, channels, …]", "");
    long channels = x.size(1);
    Ops.require(
        groups > 0 && channels % groups == 0,
        "group_norm",
        x,
        () -> "channels in %d groups of one size".formatted(groups),
        () -> "");
    requireVector("group_norm", x, weight, channels);
    requireVector("group_norm", x, bias, channels);
    requireSeveral("group_norm", x, x.numel() / groups, "use larger groups");
    int inner = Indices.inner(x, 1);
    int statistics = (int) x.size(0) * groups;
    Norm norm = new Norm(statistics, (int) (channels / groups) * inner, (int) channels, inner);
    return ofItself("GroupNormBackward", x, weight, bias, norm, eps);
  }

  private static void requireVector(String operation, Tensor x, Tensor t, long channels) {
    if (t != null) {
      Ops.requireSameType(operation, x, t);
      Ops.require(
          t.dim() == 1 && t.size(0) == channels,
          operation,
          t,
          () -> "[%d] for %d channels".formatted(channels, channels),
          () -> "");
    }
  }

  private static Tensor ofItself(
      String name, Tensor x, Tensor weight, Tensor bias, Norm norm, double eps) {
    NdArray mean = statistics(x, norm);
    NdArray variance = statistics(x, norm);
    moments(x, norm, mean, variance);
    return normalize(name, x, weight, bias, norm, mean, variance, eps, null);
  }

  private static NdArray statistics(Tensor x, Norm norm) {
    return Allocator.allocate(x.dtype(), norm.statistics());
  }

  /** Mean and variance of each statistic. */
  private static void moments(Tensor x, Norm norm, NdArray mean, NdArray variance) {
    if (x.numel() > 0) {
      Kernels.get().moments(dense(x), norm, mean, variance);
    }
  }

  private static NdArray dense(Tensor x) {
    return x == null ? null : Shaping.contiguous(x.array());
  }

  /**
   * Normalizes.
   *
   * @param running whose array the mean is; null where mean and variance are those of x itself
   */
  private static Tensor normalize(
      String name,
      Tensor input,
      Tensor weight,
      Tensor bias,
      Norm norm,
      NdArray mean,
      NdArray variance,
      double eps,
      Tensor running) {
    Tensor x = Shaping.contiguous(input);
    NdArray rstd = rstd(variance, eps);
    NdArray z = Ops.like(x);
    if (z.length() > 0) {
      Kernels.get().normalize(x.array(), norm, mean, rstd, dense(weight), dense(bias), z);
    }
    Saved saved = new Saved(x, weight, bias, norm, mean, rstd, eps, running == null);
    return Autograd.record(
        name,
        z,
        (g, n) ->
            Autograd.isCreatingGraph() || g.numel() == 0 ? composed(g, saved) : fused(g, n, saved),
        Ops.given(x, weight, bias),
        Ops.given(x, weight, running));
  }

  private static NdArray rstd(NdArray variance, double eps) {
    NdArray z = Allocator.allocate(variance.dtype(), variance.shape());
    if (z.length() > 0) {
      Kernels.get().scalar(Binary.ADD, variance, eps, z);
      Kernels.get().scalar(Binary.POW, z, -0.5, z);
    }
    return z;
  }

  private static Tensor[] fused(Tensor g, Node n, Saved s) {
    NdArray gx = n.needs(0) ? Ops.like(s.x()) : null;
    NdArray gw = s.weight() == null ? null : Ops.like(s.weight());
    NdArray gb = s.bias() == null ? null : Ops.like(s.bias());
    Kernels.get()
        .normalizeGrad(
            dense(g),
            s.x().array(),
            s.norm(),
            s.mean(),
            s.rstd(),
            dense(s.weight()),
            s.ofBatch(),
            gx,
            gw,
            gb);
    return ordered(
        s,
        gx == null ? null : new Tensor(gx),
        gw == null ? null : new Tensor(gw),
        gb == null ? null : new Tensor(gb));
  }

  /** Without the gradients of what was not given. */
  private static Tensor[] ordered(Saved s, Tensor gx, Tensor gw, Tensor gb) {
    if (s.weight() == null) {
      return s.bias() == null ? gradients(gx) : gradients(gx, gb);
    }
    return s.bias() == null ? gradients(gx, gw) : gradients(gx, gw, gb);
  }

  /** The same as ops on x, g and the weight, statistics included. */
  private static Tensor[] composed(Tensor g, Saved s) {
    long n = s.x().numel();
    long[] byStatistic = s.norm().byStatistic(n);
    long[] byAffine = s.norm().byAffine(n);
    Tensor x = s.x().reshape(byStatistic);
    Tensor centered = x.sub(s.ofBatch() ? mean(x) : new Tensor(s.mean()).reshape(1, -1, 1));
    Tensor rstd =
        s.ofBatch()
            ? mean(centered.mul(centered)).add(s.eps()).pow(-0.5)
            : new Tensor(s.rstd()).reshape(1, -1, 1);
    Tensor normal = centered.mul(rstd);
    Tensor ga = g.reshape(byAffine);
    Tensor h = s.weight() == null ? ga : ga.mul(s.weight().reshape(1, s.norm().affine(), 1));
    h = h.reshape(byStatistic);
    Tensor inner = s.ofBatch() ? h.sub(mean(h)).sub(normal.mul(mean(h.mul(normal)))) : h;
    Tensor gw = s.weight() == null ? null : ga.mul(normal.reshape(byAffine)).sum(false, 0, 2);
    return ordered(
        s,
        inner.mul(rstd).reshape(s.x().shape()),
        gw == null ? null : gw.reshape(s.weight().shape()),
        s.bias() == null ? null : ga.sum(false, 0, 2).reshape(s.bias().shape()));
  }

  private static Tensor mean(Tensor x) {
    return Reductions.mean(x, true, 0, 2);
  }
}
