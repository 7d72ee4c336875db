package org.linstock.kernels;

import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;

/** Normalization composed of elementwise kernels and sums. */
final class Nd4jNormalization {
  private final Kernels kernels;
  private final Norm norm;

  Nd4jNormalization(Kernels kernels, Norm norm) {
    this.kernels = kernels;
    this.norm = norm;
  }

  void moments(NdArray x, NdArray mean, NdArray variance) {
    mean(x, mean);
    NdArray squares = like(x);
    kernels.binary(Binary.SUB, byStatistic(x), statistic(mean), byStatistic(squares));
    kernels.binary(Binary.MUL, squares, squares, squares);
    mean(squares, variance);
  }

  private void mean(NdArray x, NdArray mean) {
    kernels.reduce(Reduction.SUM, byStatistic(x), statistic(mean));
    kernels.scalar(Binary.DIV, mean, (double) norm.count(x.length()), mean);
  }

  void normalize(NdArray x, NdArray mean, NdArray rstd, NdArray weight, NdArray bias, NdArray z) {
    NdArray values = byStatistic(z);
    kernels.binary(Binary.SUB, byStatistic(x), statistic(mean), values);
    kernels.binary(Binary.MUL, values, statistic(rstd), values);
    if (weight != null) {
      kernels.binary(Binary.MUL, byAffine(z), affine(weight), byAffine(z));
    }
    if (bias != null) {
      kernels.binary(Binary.ADD, byAffine(z), affine(bias), byAffine(z));
    }
  }

  void gradient(
      NdArray g,
      NdArray x,
      NdArray mean,
      NdArray rstd,
      NdArray weight,
      boolean ofBatch,
      NdArray gradX,
      NdArray gradWeight,
      NdArray gradBias) {
    NdArray normal = like(x);
    normalize(x, mean, rstd, null, null, normal);
    if (gradWeight != null) {
      NdArray product = like(x);
      kernels.binary(Binary.MUL, g, normal, product);
      kernels.reduce(Reduction.SUM, byAffine(product), affine(gradWeight));
    }
    if (gradBias != null) {
      kernels.reduce(Reduction.SUM, byAffine(g), affine(gradBias));
    }
    if (gradX != null) {
      inputGradient(g, normal, rstd, weight, ofBatch, gradX);
    }
  }

  /** {@code rstd·(h − mean(h) − x̂·mean(h·x̂))} with {@code h = g·weight}. */
  private void inputGradient(
      NdArray g, NdArray normal, NdArray rstd, NdArray weight, boolean ofBatch, NdArray gradX) {
    if (weight == null) {
      kernels.copy(g, gradX);
    } else {
      kernels.binary(Binary.MUL, byAffine(g), affine(weight), byAffine(gradX));
    }
    NdArray values = byStatistic(gradX);
    if (ofBatch) {
      NdArray mean = like(rstd);
      NdArray product = like(g);
      kernels.binary(Binary.MUL, gradX, normal, product);
      mean(product, mean);
      kernels.binary(Binary.MUL, byStatistic(normal), statistic(mean), byStatistic(product));
      mean(gradX, mean);
      kernels.binary(Binary.SUB, values, statistic(mean), values);
      kernels.binary(Binary.SUB, gradX, product, gradX);
    }
    kernels.binary(Binary.MUL, values, statistic(rstd), values);
  }

  private static NdArray like(NdArray x) {
    return Allocator.allocate(x.dtype(), x.shape());
  }

  private NdArray byStatistic(NdArray x) {
    return x.reshaped(norm.byStatistic(x.length()));
  }

  private NdArray byAffine(NdArray x) {
    return x.reshaped(norm.byAffine(x.length()));
  }

  private static NdArray statistic(NdArray values) {
    return values.reshaped(1, values.length(), 1);
  }

  private static NdArray affine(NdArray values) {
    return values.reshaped(1, values.length(), 1);
  }
}
