package org.linstock.optim;

import java.util.ArrayList;
import java.util.List;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Unary;
import org.linstock.memory.NdArray;

/**
 * The last changes of gradient {@code y} and position {@code s}, from which L-BFGS knows the
 * curvature.
 */
final class CurvatureHistory {
  private static final double LEAST_CURVATURE = 1e-10;

  /** A pair, with {@code ro = 1 / y·s}. */
  record Entry(NdArray y, NdArray s, double ro) {}

  private final FlatVectors vectors;
  private final List<Entry> entries = new ArrayList<>();
  private NdArray y;
  private NdArray s;
  private double scale = 1;

  CurvatureHistory(FlatVectors vectors) {
    this.vectors = vectors;
  }

  List<Entry> entries() {
    return entries;
  }

  /** The first guess of the inverse Hessian, a multiple of the identity. */
  double scale() {
    return scale;
  }

  void setScale(double value) {
    scale = value;
  }

  void clear() {
    entries.clear();
    scale = 1;
  }

  /** Remembers the last step, {@code t·d}, unless the curvature along it is too small. */
  void add(NdArray gradient, NdArray previous, NdArray d, double t, int size) {
    Kernels kernels = Kernels.get();
    y = y == null ? vectors.allocate() : y;
    s = s == null ? vectors.allocate() : s;
    kernels.binary(Binary.SUB, gradient, previous, y);
    kernels.scalar(Binary.MUL, d, t, s);
    double curvature = vectors.dot(y, s);
    if (!(curvature > LEAST_CURVATURE)) {
      return;
    }
    scale = curvature / vectors.dot(y, y);
    entries.add(new Entry(y, s, 1 / curvature));
    y = null;
    s = null;
    while (entries.size() > size) {
      // The memory of the oldest pair takes the next one.
      Entry oldest = entries.remove(0);
      y = oldest.y();
      s = oldest.s();
    }
  }

  /** {@code d = −H·gradient} by the two loops over the history (Nocedal, 1980). */
  void direction(NdArray gradient, NdArray d) {
    Kernels.get().unary(Unary.NEG, gradient, d);
    double[] alpha = new double[entries.size()];
    for (int i = alpha.length - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      alpha[i] = vectors.dot(entry.s(), d) * entry.ro();
      vectors.addScaled(d, entry.y(), -alpha[i]);
    }
    Vectors.scale(d, scale);
    for (int i = 0; i < alpha.length; i++) {
      Entry entry = entries.get(i);
      double beta = vectors.dot(entry.y(), d) * entry.ro();
      vectors.addScaled(d, entry.s(), alpha[i] - beta);
    }
  }
}
