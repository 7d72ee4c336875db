package org.linstock.kernels;

import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.NdArray;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Pooling as a walk over the window's positions: each position is one strided view of the padded
 * image, so that the same few elementwise ops serve every backend and type, with PyTorch's choice
 * of the first maximum.
 */
final class Nd4jPooling {
  private Nd4jPooling() {}

  static void max(Kernels kernels, NdArray x, Window w, NdArray z, NdArray indices) {
    NdArray padded = padded(kernels, x, w, Double.NEGATIVE_INFINITY);
    NdArray positions = positions(x, w);
    kernels.fill(z, Double.NEGATIVE_INFINITY);
    kernels.fill(indices, -1);
    for (int i = 0; i < w.kernelH(); i++) {
      for (int j = 0; j < w.kernelW(); j++) {
        // Dense copies: ND4J's comparisons go wrong on views with gaps.
        INDArray candidate = at(padded, w, z, i, j).nd().dup('c');
        INDArray position = at(positions, w, z, i, j).nd().dup('c').castTo(indices.nd().dataType());
        // NaN wins, as in PyTorch; the first maximum stays.
        INDArray better = candidate.gt(z.nd()).castTo(indices.nd().dataType());
        better.addi(candidate.neq(candidate).castTo(better.dataType()));
        better.addi(indices.nd().lt(0).castTo(better.dataType()));
        INDArray take = better.gt(0);
        select(take, candidate, z.nd());
        select(take, position, indices.nd());
      }
    }
  }

  /** Where {@code take} is true, {@code z} becomes {@code value}. */
  static void select(INDArray take, INDArray value, INDArray z) {
    INDArray before = z.dup('c');
    Nd4j.exec(
        DynamicCustomOp.builder("select").addInputs(take, value, before).addOutputs(z).build());
  }

  /** Adds up through the heap, in order: ND4J's scatter-add races on repeated indices. */
  static void maxGrad(Kernels kernels, NdArray gradient, NdArray indices, NdArray z) {
    long planes = z.shape()[0] * z.shape()[1];
    long cells = gradient.length() / Math.max(1, planes);
    long size = z.length() / Math.max(1, planes);
    NdArray flatGradient = Allocator.allocate(gradient.dtype(), gradient.shape());
    kernels.copy(gradient, flatGradient);
    kernels.fill(z, 0);
    double[] g = ArrayIo.toDoubles(flatGradient);
    double[] sum = new double[Math.toIntExact(z.length())];
    long[] at = ArrayIo.toLongs(indices);
    for (int i = 0; i < g.length; i++) {
      sum[Math.toIntExact(i / cells * size + at[i])] += g[i];
    }
    ArrayIo.set(z, sum);
  }

  static void average(Kernels kernels, NdArray x, Window w, NdArray z) {
    NdArray padded = padded(kernels, x, w, 0);
    kernels.fill(z, 0);
    for (int i = 0; i < w.kernelH(); i++) {
      for (int j = 0; j < w.kernelW(); j++) {
        kernels.binary(Binary.ADD, z, at(padded, w, z, i, j), z);
      }
    }
    kernels.scalar(Binary.DIV, z, (double) w.kernelH() * w.kernelW(), z);
  }

  static void averageGrad(Kernels kernels, NdArray gradient, Window w, NdArray z) {
    NdArray padded = Allocator.allocate(z.dtype(), paddedShape(z, w));
    kernels.fill(padded, 0);
    NdArray share = Allocator.allocate(gradient.dtype(), gradient.shape());
    kernels.scalar(Binary.DIV, gradient, (double) w.kernelH() * w.kernelW(), share);
    for (int i = 0; i < w.kernelH(); i++) {
      for (int j = 0; j < w.kernelW(); j++) {
        NdArray cell = at(padded, w, gradient, i, j);
        cell.nd().addi(share.nd());
      }
    }
    kernels.copy(interior(padded, z, w), z);
  }

  private static NdArray padded(Kernels kernels, NdArray x, Window w, double border) {
    NdArray padded = Allocator.allocate(x.dtype(), paddedShape(x, w));
    kernels.fill(padded, border);
    interior(padded, x, w).nd().assign(x.nd());
    return padded;
  }

  private static long[] paddedShape(NdArray x, Window w) {
    long[] s = x.shape();
    return new long[] {s[0], s[1], s[2] + 2L * w.padH(), s[3] + 2L * w.padW()};
  }

  private static NdArray interior(NdArray padded, NdArray x, Window w) {
    return padded.view(w.padH() * padded.strides()[2] + w.padW(), x.shape(), padded.strides());
  }

  /** The elements that the window's position (i, j) meets, one for each output. */
  private static NdArray at(NdArray padded, Window w, NdArray like, int i, int j) {
    long[] s = padded.strides();
    long[] strides = {s[0], s[1], s[2] * w.strideH(), s[3] * w.strideW()};
    return padded.view(i * s[2] + j * s[3], like.shape(), strides);
  }

  /** A padded image in which each element is its own index h·width + w. */
  private static NdArray positions(NdArray x, Window w) {
    long[] shape = paddedShape(x, w);
    double[] row = new double[Math.toIntExact(NdArray.length(shape))];
    for (int k = 0; k < row.length; k++) {
      long column = k % shape[3] - w.padW();
      long line = k / shape[3] % shape[2] - w.padH();
      row[k] = line * x.shape()[3] + column;
    }
    NdArray positions = Allocator.allocate(DType.FLOAT64, shape);
    ArrayIo.set(positions, row);
    return positions;
  }
}
