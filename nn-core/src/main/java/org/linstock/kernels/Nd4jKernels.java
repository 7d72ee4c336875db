package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every kernel by ND4J's own ops, for any backend and any type. */
class Nd4jKernels extends Kernels {
  private static final int LONG_SUM = 256;

  @Override
  public String describe() {
    return Nd4j.getBackend().getClass().getSimpleName().replace("Backend", "")
        + " (ND4J "
        + Versions.nd4j()
        + ")";
  }

  @Override
  public void unary(Unary op, NdArray x, NdArray z) {
    Nd4jElementwise.unary(op, x, z);
  }

  @Override
  public void binary(Binary op, NdArray x, NdArray y, NdArray z) {
    Nd4jElementwise.binary(op, x, y, z);
  }

  @Override
  public void scalar(Binary op, NdArray x, double y, NdArray z) {
    Nd4jElementwise.scalar(op, x, y, z);
  }

  @Override
  public void where(NdArray condition, NdArray x, NdArray y, NdArray z) {
    if (z.dtype().isFloatingPoint()) {
      Nd4jElementwise.where(
          HostElementwise.broadcast(condition, z).nd(),
          HostElementwise.broadcast(x, z).nd(),
          HostElementwise.broadcast(y, z).nd(),
          z.nd());
    } else {
      HostElementwise.where(condition, x, y, z);
    }
  }

  @Override
  public void copy(NdArray x, NdArray z) {
    INDArray source = HostElementwise.broadcast(x, z).nd();
    z.nd()
        .assign(source.dataType() == z.nd().dataType() ? source : source.castTo(z.nd().dataType()));
  }

  @Override
  public void fill(NdArray z, double value) {
    if (z.length() > 0) {
      // Not assign of a scalar array: that writes the first element alone.
      z.nd().assign(value);
    }
  }

  @Override
  public void reduce(Reduction op, NdArray x, NdArray z) {
    int[] dimensions = foldedDimensions(x, z);
    if (dimensions.length == 0) {
      z.nd().assign(x.nd());
      return;
    }
    if (op != Reduction.SUM || !x.dtype().isFloatingPoint()) {
      HostReduce.reduce(op, x, z);
      return;
    }
    // ND4J adds up floats one by one, which loses digits over long runs.
    boolean isLong = x.dtype() == DType.FLOAT32 && x.length() / z.length() > LONG_SUM;
    INDArray terms = isLong ? x.nd().castTo(DataType.DOUBLE) : x.nd();
    INDArray sums = terms.sum(true, dimensions).reshape(z.shape());
    z.nd().assign(isLong ? sums.castTo(DataType.FLOAT) : sums);
  }

  private static int[] foldedDimensions(NdArray x, NdArray z) {
    int[] dimensions = new int[x.rank()];
    int n = 0;
    for (int i = 0; i < x.rank(); i++) {
      if (z.shape()[i] == 1 && x.shape()[i] != 1) {
        dimensions[n++] = i;
      }
    }
    return Arrays.copyOf(dimensions, n);
  }

  @Override
  public void gemm(
      NdArray a, boolean transposeA, NdArray b, boolean transposeB, double beta, NdArray c) {
    if (beta == 0) {
      Nd4j.matmul(a.nd(), b.nd(), c.nd(), transposeA, transposeB, false);
      return;
    }
    NdArray product = Allocator.allocate(c.dtype(), c.shape());
    Nd4j.matmul(a.nd(), b.nd(), product.nd(), transposeA, transposeB, false);
    binary(Binary.ADD, c, product, c);
  }

  @Override
  public void linear(NdArray x, NdArray weight, NdArray bias, NdArray z) {
    gemm(x, false, weight, true, 0, z);
    if (bias != null) {
      binary(Binary.ADD, z, bias, z);
    }
  }

  @Override
  public void sumRows(NdArray x, double beta, NdArray z) {
    NdArray row = z.reshaped(1, z.length());
    if (beta == 0) {
      reduce(Reduction.SUM, x, row);
      return;
    }
    NdArray sum = Allocator.allocate(z.dtype(), row.shape());
    reduce(Reduction.SUM, x, sum);
    binary(Binary.ADD, row, sum, row);
  }

  @Override
  public void softmax(NdArray x, NdArray z) {
    logSoftmax(x, z);
    unary(Unary.EXP, z, z);
  }

  @Override
  public void softmaxGrad(NdArray gradient, NdArray y, NdArray z) {
    NdArray total = Allocator.allocate(y.dtype(), y.shape()[0], 1);
    NdArray shifted = Allocator.allocate(y.dtype(), y.shape());
    binary(Binary.MUL, gradient, y, shifted);
    reduce(Reduction.SUM, shifted, total);
    binary(Binary.SUB, gradient, total, shifted);
    binary(Binary.MUL, shifted, y, z);
  }

  @Override
  public void logSoftmax(NdArray x, NdArray z) {
    long[] column = {x.shape()[0], 1};
    NdArray rowValue = Allocator.allocate(x.dtype(), column);
    NdArray exponentials = Allocator.allocate(x.dtype(), x.shape());
    reduce(Reduction.MAX, x, rowValue);
    binary(Binary.SUB, x, rowValue, z);
    unary(Unary.EXP, z, exponentials);
    reduce(Reduction.SUM, exponentials, rowValue);
    unary(Unary.LOG, rowValue, rowValue);
    binary(Binary.SUB, z, rowValue, z);
  }

  @Override
  public void crossEntropy(NdArray logits, NdArray labels, NdArray probabilities, NdArray losses) {
    logSoftmax(logits, probabilities);
    NdArray picked = Allocator.allocate(logits.dtype(), logits.shape());
    // Chosen, not multiplied by 1 and 0: a masked class has the logarithm −∞.
    fill(picked, 0);
    Nd4jPooling.select(oneHot(labels, logits).nd().gt(0), probabilities.nd(), picked.nd());
    NdArray column = losses.reshaped(losses.length(), 1);
    reduce(Reduction.SUM, picked, column);
    unary(Unary.NEG, column, column);
    unary(Unary.EXP, probabilities, probabilities);
  }

  @Override
  public void crossEntropyGrad(NdArray probabilities, NdArray labels, NdArray scale, NdArray z) {
    binary(Binary.SUB, probabilities, oneHot(labels, probabilities), z);
    binary(Binary.MUL, z, scale.reshaped(scale.length(), 1), z);
  }

  /** A matrix like {@code like} with 1 at each row's label. */
  private NdArray oneHot(NdArray labels, NdArray like) {
    long classes = like.shape()[1];
    INDArray range =
        Nd4j.arange(0, (double) classes).castTo(like.nd().dataType()).reshape(1, classes);
    INDArray column = labels.nd().castTo(like.nd().dataType()).reshape(labels.length(), 1);
    NdArray oneHot = Allocator.allocate(like.dtype(), like.shape());
    Nd4jElementwise.floats(Binary.EQ, column, range, oneHot.nd());
    return oneHot;
  }

  @Override
  public void conv2d(NdArray x, NdArray weight, NdArray bias, Window window, NdArray z) {
    new Nd4jConvolution(this, window, weight, groups(x.shape(), weight.shape()))
        .forward(x, bias, z);
  }

  /** As many as the images have more channels than a filter. */
  static int groups(long[] x, long[] weight) {
    return (int) (x[1] / weight[1]);
  }

  @Override
  public void conv2dGrad(
      NdArray gradient,
      NdArray x,
      NdArray weight,
      Window window,
      NdArray gradX,
      NdArray gradWeight) {
    NdArray images = x == null ? zerosLike(gradX) : x;
    NdArray filters = weight == null ? zerosLike(gradWeight) : weight;
    new Nd4jConvolution(this, window, filters, groups(images.shape(), filters.shape()))
        .backward(gradient, images, gradX, gradWeight);
  }

  private NdArray zerosLike(NdArray x) {
    NdArray zeros = Allocator.allocate(x.dtype(), x.shape());
    fill(zeros, 0);
    return zeros;
  }

  @Override
  public void maxPool2d(NdArray x, Window window, NdArray z, NdArray indices) {
    Nd4jPooling.max(this, x, window, z, indices);
  }

  @Override
  public void scatterPlanes(NdArray x, NdArray indices, NdArray z) {
    Planes.scatter(x, indices, z);
  }

  @Override
  public void gatherPlanes(NdArray x, NdArray indices, NdArray z) {
    Planes.gather(x, indices, z);
  }

  @Override
  public void sumPool2d(NdArray x, Window window, NdArray z) {
    Nd4jPooling.sum(this, x, window, z);
  }

  @Override
  public void sumPool2dGrad(NdArray gradient, Window window, NdArray z) {
    Nd4jPooling.sumGrad(this, gradient, window, z);
  }

  @Override
  public void moments(NdArray x, Norm norm, NdArray mean, NdArray variance) {
    new Nd4jNormalization(this, norm).moments(x, mean, variance);
  }

  @Override
  public void normalize(
      NdArray x, Norm norm, NdArray mean, NdArray rstd, NdArray weight, NdArray bias, NdArray z) {
    new Nd4jNormalization(this, norm).normalize(x, mean, rstd, weight, bias, z);
  }

  @Override
  public void normalizeGrad(
      NdArray gradient,
      NdArray x,
      Norm norm,
      NdArray mean,
      NdArray rstd,
      NdArray weight,
      boolean ofBatch,
      NdArray gradX,
      NdArray gradWeight,
      NdArray gradBias) {
    new Nd4jNormalization(this, norm)
        .gradient(gradient, x, mean, rstd, weight, ofBatch, gradX, gradWeight, gradBias);
  }

  @Override
  public void lstmCell(
      NdArray sums,
      NdArray fromHidden,
      NdArray bias,
      NdArray cellBefore,
      NdArray gates,
      NdArray cell,
      NdArray cellTanh,
      NdArray hidden) {
    binary(Binary.ADD, sums, fromHidden, gates);
    if (bias != null) {
      binary(Binary.ADD, gates, bias, gates);
    }
    Nd4jRecurrent.lstm(this, gates, cellBefore, cell, cellTanh, hidden);
  }

  @Override
  public void lstmCellGrad(
      NdArray gates,
      NdArray cellBefore,
      NdArray cellTanh,
      NdArray gradHidden,
      NdArray gradCell,
      NdArray gradGates) {
    Nd4jRecurrent.lstmGrad(this, gates, cellBefore, cellTanh, gradHidden, gradCell, gradGates);
  }

  @Override
  public void gruCell(NdArray gates, NdArray fromHidden, NdArray hiddenBefore, NdArray hidden) {
    Nd4jRecurrent.gru(this, gates, fromHidden, hiddenBefore, hidden);
  }

  @Override
  public void gruCellGrad(
      NdArray gates,
      NdArray fromHidden,
      NdArray hiddenBefore,
      NdArray gradHidden,
      NdArray gradGates,
      NdArray gradFromHidden) {
    Nd4jRecurrent.gruGrad(
        this, gates, fromHidden, hiddenBefore, gradHidden, gradGates, gradFromHidden);
  }

  @Override
  public void takeBlocks(NdArray x, int[] at, int size, double missing, NdArray z) {
    HeapIndexing.takeBlocks(x, at, size, missing, z);
  }

  @Override
  public void addBlocks(NdArray x, int[] at, int size, NdArray z) {
    HeapIndexing.addBlocks(x, at, size, z);
  }

  @Override
  public void cumsum(NdArray x, boolean reverse, NdArray z) {
    HeapIndexing.cumsum(x, reverse, z);
  }

  @Override
  public void sgdStep(NdArray parameter, NdArray gradient, NdArray buffer, SgdSettings settings) {
    Nd4jOptimizers.sgd(
        parameter.nd(), gradient.nd(), buffer == null ? null : buffer.nd(), settings);
  }

  @Override
  public void adamStep(
      NdArray parameter,
      NdArray gradient,
      NdArray firstMoment,
      NdArray secondMoment,
      AdamSettings settings) {
    Nd4jOptimizers.adam(
        parameter.nd(), gradient.nd(), firstMoment.nd(), secondMoment.nd(), settings);
  }
}
