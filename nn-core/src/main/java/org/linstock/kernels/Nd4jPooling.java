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
    NdArray padded = padded(kernels, x, w, z, Double.NEGATIVE_INFINITY);
    NdArray positions = positions(x, w, z);
    kernels.fill(z, Double.NEGATIVE_INFINITY);
    kernels.fill(indices, -1);
    for (int i = 0; i < w.h().kernel(); i++) {
      for (int j = 0; j < w.w().kernel(); j++) {
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

  static void sum(Kernels kernels, NdArray x, Window w, NdArray z) {
    NdArray padded = padded(kernels, x, w, z, 0);
    kernels.fill(z, 0);
    for (int i = 0; i < w.h().kernel(); i++) {
      for (int j = 0; j < w.w().kernel(); j++) {
        kernels.binary(Binary.ADD, z, at(padded, w, z, i, j), z);
      }
    }
  }

  static void sumGrad(Kernels kernels, NdArray gradient, Window w, NdArray z) {
    NdArray padded = Allocator.allocate(z.dtype(), paddedShape(z, w, gradient));
    kernels.fill(padded, 0);
    for (int i = 0; i < w.h().kernel(); i++) {
      for (int j = 0; j < w.w().kernel(); j++) {
        at(padded, w, gradient, i, j).nd().addi(gradient.nd());
      }
    }
    kernels.copy(interior(padded, z, w), z);
  }

  private static NdArray padded(Kernels kernels, NdArray x, Window w, NdArray z, double border) {
    NdArray padded = Allocator.allocate(x.dtype(), paddedShape(x, w, z));
    kernels.fill(padded, border);
    interior(padded, x, w).nd().assign(x.nd());
    return padded;
  }

  /** As large as the windows reach, and at least the image with what is before it. */
  private static long[] paddedShape(NdArray x, Window w, NdArray z) {
    long[] s = x.shape();
    long[] out = z.shape();
    return new long[] {s[0], s[1], padded(w.h(), s[2], out[2]), padded(w.w(), s[3], out[3])};
  }

  private static long padded(Window.Axis axis, long size, long outputs) {
    return Math.max(axis.before() + size, (outputs - 1) * axis.stride() + axis.span());
  }

  private static NdArray interior(NdArray padded, NdArray x, Window w) {
    return padded.view(
        w.h().before() * padded.strides()[2] + w.w().before(), x.shape(), padded.strides());
  }

  /** The elements that the window's position (i, j) meets, one for each output. */
  private static NdArray at(NdArray padded, Window w, NdArray like, int i, int j) {
    long[] s = padded.strides();
    long[] strides = {s[0], s[1], s[2] * w.h().stride(), s[3] * w.w().stride()};
    long offset = (long) i * w.h().dilation() * s[2] + (long) j * w.w().dilation() * s[3];
    return padded.view(offset, like.shape(), strides);
  }

  /** A padded image in which each element is its own index h·width + w. */
  private static NdArray positions(NdArray x, Window w, NdArray z) {
    long[] shape = paddedShape(x, w, z);
    double[] row = new double[Math.toIntExact(NdArray.length(shape))];
    for (int k = 0; k < row.length; k++) {
      long column = k % shape[3] - w.w().before();
      long line = k / shape[3] % shape[2] - w.h().before();
      row[k] = line * x.shape()[3] + column;
    }
    NdArray positions = Allocator.allocate(DType.FLOAT64, shape);
    ArrayIo.set(positions, row);
    return positions;
  }
}
