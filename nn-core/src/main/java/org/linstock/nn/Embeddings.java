package org.linstock.nn;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Checks of tables and indices, and the limit of norms. */
final class Embeddings {
  private Embeddings() {}

  static void requireTable(String operation, Tensor weight) {
    if (weight.dim() != 2 || !weight.dtype().isFloatingPoint()) {
      throw new IllegalArgumentException(
          "%s: a table of %s %s, expected floating point numbers [rows, width]"
              .formatted(operation, weight.dtype(), Arrays.toString(weight.shape())));
    }
  }

  static void requireSampleWeights(Tensor x, EmbeddingBag.Mode mode, Tensor weights) {
    if (weights != null && mode != EmbeddingBag.Mode.SUM) {
      throw new IllegalArgumentException(
          "embedding_bag: weights of samples with mode %s, expected sum"
              .formatted(mode.name().toLowerCase(Locale.ROOT)));
    }
    if (weights != null && !Arrays.equals(weights.shape(), x.shape())) {
      throw new IllegalArgumentException(
          "embedding_bag: weights of samples of shape %s, expected %s as the indices"
              .formatted(Arrays.toString(weights.shape()), Arrays.toString(x.shape())));
    }
  }

  /** The padding row counted from the start; −1 for none. */
  static int padding(String operation, Integer paddingIdx, Tensor weight) {
    return paddingIdx == null
        ? -1
        : new EmbeddingOptions(paddingIdx, null, 2)
            .within(operation, Math.toIntExact(weight.size(0)))
            .padding();
  }

  /** Throws unless every index is that of a row, naming the first that is not. */
  static long[] checked(String operation, Tensor indices, Tensor weight) {
    if (indices.dtype() != DType.INT64) {
      throw new IllegalArgumentException(
          "%s: indices of type %s, expected int64; convert them with to(INT64)"
              .formatted(operation, indices.dtype()));
    }
    long[] values = indices.toLongArray();
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] >= weight.size(0)) {
        throw new IllegalArgumentException(
            "%s: index %d at position %s, expected 0 to %d"
                .formatted(operation, values[i], position(i, indices), weight.size(0) - 1));
      }
    }
    return values;
  }

  private static String position(int i, Tensor indices) {
    long[] shape = indices.shape();
    long[] position = new long[shape.length];
    long rest = i;
    for (int d = shape.length - 1; d >= 0; d--) {
      position[d] = rest % shape[d];
      rest /= shape[d];
    }
    return Arrays.toString(position);
  }

  /** Scales the rows at the indices down to a p-norm, in place and outside the graph. */
  static void limitNorms(Tensor weight, Tensor indices, double maxNorm, double p) {
    long[] rows = LongStream.of(checked("embedding", indices, weight)).distinct().toArray();
    for (long row : rows) {
      Tensor values = weight.detach().get(row);
      double norm = norm(values.toDoubleArray(), p);
      if (norm > maxNorm) {
        // The small number is PyTorch's.
        values.mul_(maxNorm / (norm + 1e-7));
      }
    }
  }

  private static double norm(double[] values, double p) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return Double.isInfinite(p)
        ? largest
        : Math.pow(Arrays.stream(values).map(v -> Math.pow(Math.abs(v), p)).sum(), 1 / p);
  }
}
