package org.linstock.kernels;

import java.util.Arrays;
import org.linstock.memory.Allocator;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;

/**
 * The small and frequent kernels as Java loops over float arrays in this process's memory; the rest
 * is inherited.
 */
final class CpuKernels extends Nd4jKernels {
  /** Products in a convolution from which oneDNN's two gradients take less time than ours. */
  private static final double ONEDNN_FROM = 5e7;

  @Override
  public String describe() {
    return super.describe() + " with " + Blas.describe() + " and Java loops";
  }

  private static boolean floats(NdArray x) {
    return x.dtype() == DType.FLOAT32 && x.isDirect();
  }

  /** Floats that Java loops can read once they are dense. */
  private static boolean inReach(NdArray x) {
    return x.dtype() == DType.FLOAT32 && x.isInReach();
  }

  @Override
  public void unary(Unary op, NdArray x, NdArray z) {
    if (CpuUnary.handles(op) && inReach(x) && floats(z)) {
      CpuUnary.run(op, dense(x), z);
    } else {
      super.unary(op, x, z);
    }
  }

  @Override
  public void binary(Binary op, NdArray x, NdArray y, NdArray z) {
    if (inReach(x) && inReach(y) && floats(z) && CpuBinary.handles(x, y, z)) {
      CpuBinary.run(op, dense(x), dense(y), z);
    } else if (CpuCompare.handles(op, x, y, z)) {
      CpuCompare.run(op, x, y, z);
    } else {
      super.binary(op, x, y, z);
    }
  }

  @Override
  public void scalar(Binary op, NdArray x, double y, NdArray z) {
    if (inReach(x) && floats(z)) {
      CpuBinary.scalar(op, dense(x), (float) y, z);
    } else if (CpuCompare.handles(op, x, x, z)) {
      CpuCompare.scalar(op, x, (float) y, z);
    } else {
      super.scalar(op, x, y, z);
    }
  }

  @Override
  public void where(NdArray condition, NdArray x, NdArray y, NdArray z) {
    if (CpuCompare.handlesWhere(condition, x, y, z)) {
      CpuCompare.where(condition, x, y, z);
    } else {
      super.where(condition, x, y, z);
    }
  }

  @Override
  public void copy(NdArray x, NdArray z) {
    if (floats(x) && floats(z) && Arrays.equals(x.shape(), z.shape())) {
      z.floats().put(z.start(), x.floats(), x.start(), (int) x.length());
    } else if (inReach(x) && floats(z) && isOneNumber(x)) {
      fill(z, x.floats().get(x.start()));
    } else if (!CpuCopy.copies(x, z) && !CpuCopy.truncates(x, z)) {
      super.copy(x, z);
    }
  }

  /** Such as the gradient of a mean: one element for all positions. */
  private static boolean isOneNumber(NdArray x) {
    for (long stride : x.strides()) {
      if (stride != 0) {
        return false;
      }
    }
    return x.length() > 0;
  }

  @Override
  public void fill(NdArray z, double value) {
    if (floats(z)) {
      float[] chunk = Scratch.current().get(0);
      int n = (int) z.length();
      Arrays.fill(chunk, 0, Math.min(n, Scratch.CHUNK), (float) value);
      for (int i = 0; i < n; i += Scratch.CHUNK) {
        z.floats().put(z.start() + i, chunk, 0, Math.min(Scratch.CHUNK, n - i));
      }
    } else {
      super.fill(z, value);
    }
  }

  @Override
  public void reduce(Reduction op, NdArray x, NdArray z) {
    NdArray dense = x.dtype() == DType.FLOAT32 ? dense(x) : x;
    if (!floats(dense) || !floats(z)) {
      super.reduce(op, x, z);
      return;
    }
    int[] range = CpuReduce.foldedRange(dense, z);
    if (range != null) {
      CpuReduce.run(op, dense, z, range);
    } else {
      // Neighbours at the end first, then the rest.
      NdArray part = Allocator.allocate(x.dtype(), CpuReduce.lastRunFolded(dense, z));
      reduce(op, dense, part);
      reduce(op, part, z);
    }
  }

  @Override
  public void gemm(
      NdArray a, boolean transposeA, NdArray b, boolean transposeB, double beta, NdArray c) {
    if (c.dtype().isFloatingPoint() && c.isDirect() && a.length() > 0 && b.length() > 0) {
      int rows = (int) c.shape()[0];
      int block = AlikeRows.block(rows);
      if (block < rows && c.dtype() == DType.FLOAT32) {
        Blas.sgemm(matrix(a), transposeA, matrix(b), transposeB, (float) beta, c, block);
      } else {
        Blas.gemm(matrix(a), transposeA, matrix(b), transposeB, beta, c);
      }
    } else {
      super.gemm(a, transposeA, b, transposeB, beta, c);
    }
  }

  @Override
  boolean rowsAreAlike() {
    return Trial.PASSES;
  }

  /** Made when it is asked for. */
  private static final class Trial {
    private static final boolean PASSES = RowTrial.passes();
  }

  @Override
  public void gemms(
      NdArray a,
      boolean transposeA,
      NdArray b,
      boolean transposeB,
      double alpha,
      double beta,
      NdArray c,
      NdArray all) {
    NdArray target = Matrices.first(c);
    // One matrix alone may be a batch, whose rows have to be alike.
    boolean several = Matrices.count(all) > 1 || alpha != 1 || !target.isContiguous();
    if (several
        && inReach(c)
        && Blas.takes(Matrices.first(a))
        && Blas.takes(Matrices.first(b))
        && target.hasDenseRows()) {
      Blas.sgemms(a, transposeA, b, transposeB, (float) alpha, (float) beta, c, all);
    } else {
      super.gemms(a, transposeA, b, transposeB, alpha, beta, c, all);
    }
  }

  /** What CBLAS does not take as it lies is copied first. */
  private NdArray matrix(NdArray x) {
    return Blas.takes(x) ? x : copied(x);
  }

  private NdArray dense(NdArray x) {
    return x.isContiguous() ? x : copied(x);
  }

  private NdArray copied(NdArray x) {
    NdArray copy = Allocator.allocate(x.dtype(), x.shape());
    copy(x, copy);
    return copy;
  }

  /** The bias is where the product is added to, which saves a pass over the result. */
  @Override
  public void linear(NdArray x, NdArray weight, NdArray bias, NdArray z) {
    if (bias != null && floats(bias) && floats(z) && x.length() > 0) {
      CpuRows.repeat(bias, z);
      gemm(x, false, weight, true, 1, z);
    } else {
      super.linear(x, weight, bias, z);
    }
  }

  @Override
  public void sumRows(NdArray x, double beta, NdArray z) {
    if (floats(x) && floats(z)) {
      CpuReduce.sumRows(x, x.start(), (int) x.shape()[0], (int) x.shape()[1], beta, z, z.start());
    } else {
      super.sumRows(x, beta, z);
    }
  }

  @Override
  public void softmax(NdArray x, NdArray z) {
    if (!floats(x) || !floats(z)) {
      super.softmax(x, z);
    } else if (CpuSoftmaxRows.handles(x)) {
      CpuSoftmaxRows.softmax(x, z);
    } else {
      CpuSoftmax.softmax(x, z);
    }
  }

  @Override
  public void softmaxGrad(NdArray gradient, NdArray y, NdArray z) {
    if (floats(gradient) && floats(y) && floats(z) && CpuSoftmaxRows.handles(y)) {
      CpuSoftmaxRows.gradient(gradient, y, z);
    } else {
      super.softmaxGrad(gradient, y, z);
    }
  }

  @Override
  public void logSoftmax(NdArray x, NdArray z) {
    if (floats(x) && floats(z)) {
      CpuSoftmax.logSoftmax(x, z);
    } else {
      super.logSoftmax(x, z);
    }
  }

  @Override
  public void crossEntropy(NdArray logits, NdArray labels, NdArray probabilities, NdArray losses) {
    if (floats(logits) && labels.isDirect()) {
      CpuSoftmax.crossEntropy(logits, labels, probabilities, losses);
    } else {
      super.crossEntropy(logits, labels, probabilities, losses);
    }
  }

  @Override
  public void crossEntropyGrad(NdArray probabilities, NdArray labels, NdArray scale, NdArray z) {
    if (floats(probabilities) && floats(scale) && labels.isDirect()) {
      CpuSoftmax.crossEntropyGrad(probabilities, labels, scale, z);
    } else {
      super.crossEntropyGrad(probabilities, labels, scale, z);
    }
  }

  @Override
  public void conv2d(NdArray x, NdArray weight, NdArray bias, Window window, NdArray z) {
    if (floats(x) && floats(weight) && floats(z)) {
      new CpuConvolution(window, x.shape(), weight.shape(), z.shape()).forward(x, weight, bias, z);
    } else {
      super.conv2d(x, weight, bias, window, z);
    }
  }

  /** Whether a convolution is large enough for what ND4J and oneDNN cost a call. */
  private static boolean worthwhile(NdArray gradient, NdArray filters) {
    double products = (double) gradient.length() * filters.length() / filters.shape()[0];
    return products > ONEDNN_FROM && filters.shape()[1] > 1;
  }

  @Override
  public void conv2dGrad(
      NdArray gradient,
      NdArray x,
      NdArray weight,
      Window window,
      NdArray gradX,
      NdArray gradWeight) {
    NdArray images = x == null ? gradX : x;
    NdArray filters = weight == null ? gradWeight : weight;
    // Where both gradients of many channels are wanted, oneDNN's are faster.
    boolean large = x != null && weight != null && x.shape()[1] == filters.shape()[1];
    if (!floats(gradient)
        || !floats(images)
        || !floats(filters)
        || (large && worthwhile(gradient, filters))) {
      super.conv2dGrad(gradient, x, weight, window, gradX, gradWeight);
      return;
    }
    CpuConvolution convolution =
        new CpuConvolution(window, images.shape(), filters.shape(), gradient.shape());
    if (gradX != null) {
      convolution.inputGradient(gradient, weight, gradX);
    }
    if (gradWeight != null) {
      convolution.weightGradient(gradient, x, gradWeight);
    }
  }

  @Override
  public void maxPool2d(NdArray x, Window window, NdArray z, NdArray indices) {
    if (floats(x)) {
      CpuPooling.max(x, window, z, indices);
    } else {
      super.maxPool2d(x, window, z, indices);
    }
  }

  @Override
  public void scatterPlanes(NdArray x, NdArray indices, NdArray z) {
    if (floats(x) && floats(z) && indices.isDirect()) {
      CpuPooling.scatter(x, indices, z);
    } else {
      super.scatterPlanes(x, indices, z);
    }
  }

  @Override
  public void sumPool2d(NdArray x, Window window, NdArray z) {
    if (floats(x) && floats(z)) {
      CpuPooling.sum(x, window, z);
    } else {
      super.sumPool2d(x, window, z);
    }
  }

  @Override
  public void sumPool2dGrad(NdArray gradient, Window window, NdArray z) {
    if (floats(gradient) && floats(z)) {
      CpuPooling.sumGrad(gradient, window, z);
    } else {
      super.sumPool2dGrad(gradient, window, z);
    }
  }

  @Override
  public void moments(NdArray x, Norm norm, NdArray mean, NdArray variance) {
    if (floats(x) && CpuNormalization.handles(norm)) {
      new CpuNormalization(norm).moments(x, mean, variance);
    } else if (floats(x) && CpuColumnNorm.handles(norm)) {
      CpuColumnNorm.of(norm).moments(x, mean, variance);
    } else {
      super.moments(x, norm, mean, variance);
    }
  }

  @Override
  public void normalize(
      NdArray x, Norm norm, NdArray mean, NdArray rstd, NdArray weight, NdArray bias, NdArray z) {
    if (floats(x) && floats(z) && CpuNormalization.handles(norm)) {
      new CpuNormalization(norm).normalize(x, mean, rstd, weight, bias, z);
    } else if (floats(x) && floats(z) && CpuColumnNorm.handles(norm)) {
      CpuColumnNorm.of(norm).normalize(x, mean, rstd, weight, bias, z);
    } else {
      super.normalize(x, norm, mean, rstd, weight, bias, z);
    }
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
    if (floats(gradient) && floats(x) && CpuNormalization.handles(norm)) {
      new CpuNormalization(norm)
          .gradient(gradient, x, mean, rstd, weight, ofBatch, gradX, gradWeight, gradBias);
    } else if (floats(gradient) && floats(x) && CpuColumnNorm.handles(norm)) {
      CpuColumnNorm.of(norm)
          .gradient(gradient, x, mean, rstd, weight, ofBatch, gradX, gradWeight, gradBias);
    } else {
      super.normalizeGrad(
          gradient, x, norm, mean, rstd, weight, ofBatch, gradX, gradWeight, gradBias);
    }
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
    if (floats(sums) && floats(cellBefore)) {
      CpuLstm.cell(sums, fromHidden, bias, cellBefore, gates, cell, cellTanh, hidden);
    } else {
      super.lstmCell(sums, fromHidden, bias, cellBefore, gates, cell, cellTanh, hidden);
    }
  }

  @Override
  public void lstmCellGrad(
      NdArray gates,
      NdArray cellBefore,
      NdArray cellTanh,
      NdArray gradHidden,
      NdArray gradCell,
      NdArray gradGates) {
    if (floats(gates) && floats(cellBefore)) {
      CpuLstm.gradient(gates, cellBefore, cellTanh, gradHidden, gradCell, gradGates);
    } else {
      super.lstmCellGrad(gates, cellBefore, cellTanh, gradHidden, gradCell, gradGates);
    }
  }

  @Override
  public void gruCell(NdArray gates, NdArray fromHidden, NdArray hiddenBefore, NdArray hidden) {
    if (floats(gates) && floats(hiddenBefore)) {
      CpuGru.cell(gates, fromHidden, hiddenBefore, hidden);
    } else {
      super.gruCell(gates, fromHidden, hiddenBefore, hidden);
    }
  }

  @Override
  public void gruCellGrad(
      NdArray gates,
      NdArray fromHidden,
      NdArray hiddenBefore,
      NdArray gradHidden,
      NdArray gradGates,
      NdArray gradFromHidden) {
    if (floats(gates) && floats(hiddenBefore)) {
      CpuGru.gradient(gates, fromHidden, hiddenBefore, gradHidden, gradGates, gradFromHidden);
    } else {
      super.gruCellGrad(gates, fromHidden, hiddenBefore, gradHidden, gradGates, gradFromHidden);
    }
  }

  @Override
  public void takeBlocks(NdArray x, int[] at, int size, double missing, NdArray z) {
    if (CpuIndexing.handles(x, z)) {
      CpuIndexing.takeBlocks(x, at, size, missing, z);
    } else {
      super.takeBlocks(x, at, size, missing, z);
    }
  }

  @Override
  public void addBlocks(NdArray x, int[] at, int size, NdArray z) {
    if (inReach(x) && (x.isContiguous() || x.hasDenseRows()) && floats(z)) {
      CpuIndexing.addBlocks(x, at, size, z);
    } else {
      super.addBlocks(x, at, size, z);
    }
  }

  @Override
  public void sgdStep(NdArray parameter, NdArray gradient, NdArray buffer, SgdSettings settings) {
    if (floats(parameter) && floats(gradient) && (buffer == null || floats(buffer))) {
      CpuOptimizers.sgd(parameter, gradient, buffer, settings);
    } else {
      super.sgdStep(parameter, gradient, buffer, settings);
    }
  }

  @Override
  public void adamStep(
      NdArray parameter,
      NdArray gradient,
      NdArray firstMoment,
      NdArray secondMoment,
      AdamSettings settings) {
    if (floats(parameter) && floats(gradient)) {
      CpuOptimizers.adam(parameter, gradient, firstMoment, secondMoment, settings);
    } else {
      super.adamStep(parameter, gradient, firstMoment, secondMoment, settings);
    }
  }
}
