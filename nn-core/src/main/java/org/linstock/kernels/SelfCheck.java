package org.linstock.kernels;

import java.util.function.IntToDoubleFunction;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.DType;
import org.linstock.memory.MemoryLimit;
import org.linstock.memory.NdArray;

/**
 * Compares one product in float and one in double with a plain loop, before anything is trained.
 * Some OpenBLAS builds compute wrong products on processors newer than they are (0.3.19 on Sapphire
 * Rapids: errors of 30 in doubles).
 */
final class SelfCheck {
  private static final int N = 256;

  private SelfCheck() {}

  static void run(Kernels kernels) {
    // Whatever file made the first array, this is not of its making.
    try (MemoryLimit unlimited = MemoryLimit.enter(Long.MAX_VALUE)) {
      check(kernels, DType.FLOAT32, 1e-3);
      check(kernels, DType.FLOAT64, 1e-9);
    }
  }

  private static void check(Kernels kernels, DType dtype, double tolerance) {
    double[] a = values(i -> (i * 37 % 101) / 101.0 - 0.5);
    double[] b = values(i -> (i * 53 % 97) / 97.0 - 0.5);
    NdArray c = Allocator.allocatePersistent(dtype, N, N);
    kernels.gemm(array(dtype, a), false, array(dtype, b), false, 0, c);
    double error = worstError(a, b, ArrayIo.toDoubles(c));
    if (!(error <= tolerance)) {
      throw new IllegalStateException(
          ("BLAS self-check: a %s product of %d×%d is wrong by %.3g (at most %.0e expected) with %s; "
                  + "use OpenBLAS 0.3.31 or newer, or set OPENBLAS_CORETYPE to an older processor")
              .formatted(dtype, N, N, error, tolerance, kernels.describe()));
    }
  }

  private static double[] values(IntToDoubleFunction f) {
    double[] values = new double[N * N];
    for (int i = 0; i < values.length; i++) {
      values[i] = f.applyAsDouble(i);
    }
    return values;
  }

  private static NdArray array(DType dtype, double[] values) {
    NdArray array = Allocator.allocatePersistent(dtype, N, N);
    ArrayIo.set(array, values);
    return array;
  }

  private static double worstError(double[] a, double[] b, double[] c) {
    double worst = 0;
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        double sum = 0;
        for (int k = 0; k < N; k++) {
          sum += a[i * N + k] * b[k * N + j];
        }
        double error = Math.abs(sum - c[i * N + j]);
        // Not Math.max alone: a NaN must not be lost.
        worst = error > worst || Double.isNaN(error) ? error : worst;
        if (Double.isNaN(worst)) {
          return worst;
        }
      }
    }
    return worst;
  }
}
