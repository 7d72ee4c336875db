package org.linstock.optim;

import java.util.function.BiConsumer;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Reduction;
import org.linstock.kernels.Unary;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * All parameters of an optimizer, and their gradients, read and written as one vector; and what is
 * computed from such vectors.
 */
final class FlatVectors {
  private final Layout layout;
  private final NdArray scratch;
  private final NdArray number;

  FlatVectors(Layout layout) {
    this.layout = layout;
    this.scratch = allocate();
    this.number = Allocator.allocatePersistent(layout.dtype(), 1);
  }

  NdArray allocate() {
    return Allocator.allocatePersistent(layout.dtype(), size());
  }

  long size() {
    return layout.offset(layout.size());
  }

  /** Copies the gradients out, 0 where there is none. */
  void readGradients(NdArray vector) {
    forEach(
        vector,
        (parameter, part) -> {
          if (parameter.grad() == null) {
            Kernels.get().fill(part, 0);
          } else {
            Kernels.get().copy(parameter.grad().array(), part);
          }
        });
  }

  void readValues(NdArray vector) {
    forEach(vector, (parameter, part) -> Kernels.get().copy(parameter.array(), part));
  }

  /** Sets the parameters to {@code origin + t·direction}. */
  void writeValues(NdArray origin, double t, NdArray direction) {
    Kernels kernels = Kernels.get();
    kernels.scalar(Binary.MUL, direction, t, scratch);
    kernels.binary(Binary.ADD, origin, scratch, scratch);
    forEach(
        scratch,
        (parameter, part) -> {
          kernels.copy(part, parameter.array());
          parameter.array().markChanged();
        });
  }

  private void forEach(NdArray vector, BiConsumer<Parameter, NdArray> action) {
    for (int i = 0; i < layout.size(); i++) {
      Parameter parameter = layout.parameter(i);
      long[] shape = parameter.array().shape();
      if (parameter.numel() > 0) {
        action.accept(
            parameter, vector.view(layout.offset(i), shape, NdArray.contiguousStrides(shape)));
      }
    }
  }

  double dot(NdArray x, NdArray y) {
    NdArray c = number.reshaped(1, 1);
    Kernels.get().gemm(x.reshaped(1, size()), false, y.reshaped(size(), 1), false, 0, c);
    return ArrayIo.toDoubles(number)[0];
  }

  double maxAbs(NdArray x) {
    return foldAbs(Reduction.MAX, x);
  }

  double sumAbs(NdArray x) {
    return foldAbs(Reduction.SUM, x);
  }

  private double foldAbs(Reduction reduction, NdArray x) {
    Kernels.get().unary(Unary.ABS, x, scratch);
    Kernels.get().reduce(reduction, scratch, number);
    return ArrayIo.toDoubles(number)[0];
  }

  /** {@code z += factor·x}. */
  void addScaled(NdArray z, NdArray x, double factor) {
    Vectors.addScaled(z, x, factor, scratch);
  }
}
