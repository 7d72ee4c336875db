package org.linstock.optim;

import java.util.ArrayList;
import java.util.List;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.kernels.Reduction;
import org.linstock.kernels.Unary;
import org.linstock.memory.Allocator;
import org.linstock.memory.ArrayIo;
import org.linstock.memory.NdArray;
import org.linstock.nn.Parameter;

/**
 * Limits gradients in place, between the backward pass and the optimizer's step. Parameters without
 * a gradient are passed over.
 */
public final class GradClip {
  private static final double EPS = 1e-6;

  private GradClip() {}

  /**
   * As {@link #norm_(List, double, double, boolean)}, by the 2-norm, whatever the gradients are.
   */
  public static double norm_(List<Parameter> parameters, double maxNorm) {
    return norm_(parameters, maxNorm, 2, false);
  }

  /** As {@link #norm_(List, double, double, boolean)}, whatever the gradients are. */
  public static double norm_(List<Parameter> parameters, double maxNorm, double normType) {
    return norm_(parameters, maxNorm, normType, false);
  }

  /**
   * Scales all gradients together so that their norm, as one vector, is at most {@code maxNorm}: by
   * {@code min(1, maxNorm / (norm + 1e-6))}.
   *
   * @param normType above 0; {@code Double.POSITIVE_INFINITY} for the largest absolute value
   * @param errorIfNonfinite whether a norm that is NaN or infinite throws, before any change
   * @return the norm before
   */
  public static double norm_(
      List<Parameter> parameters, double maxNorm, double normType, boolean errorIfNonfinite) {
    if (!(maxNorm >= 0) || !(normType > 0)) {
      throw new IllegalArgumentException(
          "GradClip.norm_: maxNorm = %s and normType = %s, expected at least 0 and above 0"
              .formatted(maxNorm, normType));
    }
    List<NdArray> gradients = gradients(parameters);
    double total = totalNorm(gradients, normType);
    if (errorIfNonfinite && !Double.isFinite(total)) {
      throw new IllegalStateException(
          "GradClip.norm_: the gradients' norm is %s; look for the cause, or pass errorIfNonfinite = false to scale by it"
              .formatted(total));
    }
    double factor = maxNorm / (total + EPS);
    for (NdArray gradient : gradients) {
      // Math.min keeps a NaN, as PyTorch does.
      Kernels.get().scalar(Binary.MUL, gradient, Math.min(1, factor), gradient);
      gradient.markChanged();
    }
    return total;
  }

  /** Puts every element of every gradient into [−clip, clip]. */
  public static void value_(List<Parameter> parameters, double clip) {
    if (!(clip >= 0)) {
      throw new IllegalArgumentException(
          "GradClip.value_: clip = %s, expected a number of at least 0".formatted(clip));
    }
    for (NdArray gradient : gradients(parameters)) {
      Kernels.get().scalar(Binary.MINIMUM, gradient, clip, gradient);
      Kernels.get().scalar(Binary.MAXIMUM, gradient, -clip, gradient);
      gradient.markChanged();
    }
  }

  private static List<NdArray> gradients(List<Parameter> parameters) {
    List<NdArray> gradients = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.grad() != null && parameter.numel() > 0) {
        gradients.add(parameter.grad().array().reshaped(parameter.numel()));
      }
    }
    return gradients;
  }

  /** The norm of the gradients' norms. */
  private static double totalNorm(List<NdArray> gradients, double type) {
    double total = 0;
    for (NdArray gradient : gradients) {
      double part = powerSum(gradient, type);
      if (type == Double.POSITIVE_INFINITY) {
        total = Math.max(total, part);
      } else {
        total += part;
      }
    }
    return type == Double.POSITIVE_INFINITY ? total : root(total, type);
  }

  private static double root(double total, double type) {
    return type == 2 ? Math.sqrt(total) : Math.pow(total, 1 / type);
  }

  /** {@code Σ|g|^type}, or the largest |g|. */
  private static double powerSum(NdArray gradient, double type) {
    Kernels kernels = Kernels.get();
    NdArray size = Allocator.allocate(gradient.dtype(), gradient.shape());
    NdArray folded = Allocator.allocate(gradient.dtype(), 1);
    boolean largest = type == Double.POSITIVE_INFINITY;
    if (type == 2) {
      kernels.binary(Binary.MUL, gradient, gradient, size);
    } else {
      kernels.unary(Unary.ABS, gradient, size);
      if (type != 1 && !largest) {
        kernels.scalar(Binary.POW, size, type, size);
      }
    }
    kernels.reduce(largest ? Reduction.MAX : Reduction.SUM, size, folded);
    return ArrayIo.toDoubles(folded)[0];
  }
}
