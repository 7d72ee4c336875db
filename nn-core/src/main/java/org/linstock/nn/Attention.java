package org.linstock.nn;

import java.util.Arrays;
import org.linstock.memory.DType;
import org.linstock.ops.HeadAttention;
import org.linstock.tensor.Tensor;

/** Scaled dot-product attention, and its masks as numbers to add. */
final class Attention {
  private Attention() {}

  static Tensor scaledDotProduct(
      Tensor query, Tensor key, Tensor value, Tensor mask, double dropout, boolean causal) {
    check(query, key, value);
    if (causal && mask != null) {
      throw new IllegalArgumentException(
          "scaled_dot_product_attention: a mask and causal = true, expected one of them; put the causal part into the mask");
    }
    Tensor added =
        mask == null ? null : additive("scaled_dot_product_attention", mask, true, query);
    if (causal) {
      added = causal(query.size(-2), key.size(-2), query.dtype());
    }
    if (isStack(query, key) && isStack(query, value) && fits(added, query, key) && isPlain(added)) {
      return HeadAttention.stacks(query, key, value, added, dropout);
    }
    return composed(query, key, value, added, dropout);
  }

  /** With any mask, and leading dimensions that broadcast. */
  static Tensor composed(Tensor query, Tensor key, Tensor value, Tensor mask, double dropout) {
    return Functional.dropout(weights(query, key, mask), dropout, true).matmul(value);
  }

  /** Whether a mask needs no gradient, and leaves each query something to look at. */
  static boolean isPlain(Tensor mask) {
    return mask == null || (!mask.requiresGrad() && blindRows(mask) == null);
  }

  /** Whether these are as many matrices of something, of one type. */
  private static boolean isStack(Tensor x, Tensor y) {
    int lead = x.dim() - 2;
    return x.dtype() == y.dtype()
        && x.numel() > 0
        && y.numel() > 0
        && y.dim() == x.dim()
        && Arrays.equals(x.shape(), 0, lead, y.shape(), 0, lead);
  }

  /**
   * Whether a mask broadcasts to one number for each query and key, and does not make them more.
   */
  private static boolean fits(Tensor mask, Tensor query, Tensor key) {
    if (mask == null) {
      return true;
    }
    long[] scores = query.shape();
    scores[scores.length - 1] = key.size(-2);
    boolean fits = mask.dim() <= scores.length;
    for (int d = 1; fits && d <= mask.dim(); d++) {
      fits = mask.size(-d) == 1 || mask.size(-d) == scores[scores.length - d];
    }
    return fits;
  }

  private static void check(Tensor query, Tensor key, Tensor value) {
    boolean fits =
        query.dim() >= 2
            && key.dim() >= 2
            && value.dim() >= 2
            && query.size(-1) == key.size(-1)
            && key.size(-2) == value.size(-2);
    if (!fits) {
      throw new IllegalArgumentException(
          "scaled_dot_product_attention: got query %s, key %s and value %s, expected […, L, width], […, S, width] and […, S, out]"
              .formatted(
                  Arrays.toString(query.shape()),
                  Arrays.toString(key.shape()),
                  Arrays.toString(value.shape())));
    }
  }

  /** softmax(Q·Kᵀ / √width + mask), with rows of zeros where a row of the mask is −∞ throughout. */
  private static Tensor weights(Tensor query, Tensor key, Tensor mask) {
    Tensor scores = scores(query, key);
    if (mask == null) {
      return scores.softmax(-1);
    }
    Tensor blind = blindRows(mask);
    if (blind == null) {
      return scores.add(mask).softmax(-1);
    }
    // A row that sees all instead, so that no NaN arises, and then counts for nothing.
    Tensor seeing = mask.maskedFill(blind, 0);
    return scores.add(seeing).softmax(-1).maskedFill(blind, 0);
  }

  /** Q·Kᵀ / √width. */
  static Tensor scores(Tensor query, Tensor key) {
    return query.mul(1 / Math.sqrt((double) query.size(-1))).matmul(key.transpose(-2, -1));
  }

  /**
   * The rows of −∞ alone, as truth values in a last dimension of size 1; null when there are none.
   */
  private static Tensor blindRows(Tensor mask) {
    int width = (int) mask.size(-1);
    double[] values = mask.toDoubleArray();
    long[] blind = new long[width == 0 ? 0 : values.length / width];
    boolean any = false;
    for (int row = 0; row < blind.length; row++) {
      boolean sees = false;
      for (int i = row * width; i < (row + 1) * width; i++) {
        sees |= values[i] != Double.NEGATIVE_INFINITY;
      }
      blind[row] = sees ? 0 : 1;
      any |= !sees;
    }
    long[] shape = mask.shape();
    shape[shape.length - 1] = 1;
    return any ? Tensor.ofInts(blind).reshape(shape).to(DType.BOOL) : null;
  }

  /**
   * A mask as numbers to add.
   *
   * @param visible whether true says that a query may look, and not that it may not
   */
  static Tensor additive(String operation, Tensor mask, boolean visible, Tensor like) {
    if (mask.dtype().isFloatingPoint()) {
      return mask.to(like.dtype());
    }
    if (mask.dtype() != DType.BOOL) {
      throw new IllegalArgumentException(
          "%s: a mask of type %s, expected bool or a floating point type"
              .formatted(operation, mask.dtype()));
    }
    long[] truth = mask.toLongArray();
    double[] values = new double[truth.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (truth[i] != 0) == visible ? 0 : Double.NEGATIVE_INFINITY;
    }
    return Tensor.of(values, mask.shape()).to(like.dtype());
  }

  /** −∞ above the diagonal, [L, S]. */
  static Tensor causal(long length, long keys, DType dtype) {
    float[] values = new float[Math.toIntExact(length * keys)];
    for (int i = 0; i < length; i++) {
      int from = (int) Math.min(keys, i + 1L);
      Arrays.fill(values, (int) (i * keys) + from, (int) ((i + 1) * keys), Float.NEGATIVE_INFINITY);
    }
    return Tensor.of(values, length, keys).to(dtype);
  }
}
