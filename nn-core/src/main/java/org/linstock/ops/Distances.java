package org.linstock.ops;

import static org.linstock.ops.Arithmetic.add;
import static org.linstock.ops.Arithmetic.div;
import static org.linstock.ops.Arithmetic.mul;
import static org.linstock.ops.Arithmetic.sub;
import static org.linstock.ops.Elementwise.neg;

import org.linstock.kernels.Binary;
import org.linstock.memory.DType;
import org.linstock.tensor.Tensor;

/** Angles and distances of vectors, and the losses that are made of them. */
public final class Distances {
  private Distances() {}

  /** {@code x / max(‖x‖ₚ, eps)} along a dimension. */
  public static Tensor normalize(Tensor x, double p, int dim, double eps) {
    Ops.requireFloating("normalize", x);
    return div(x, Selection.clampMin(Norms.norm(x, p, true, dim), eps));
  }

  /** {@code a·b / (max(‖a‖, eps)·max(‖b‖, eps))} along a dimension; the two broadcast. */
  public static Tensor cosineSimilarity(Tensor a, Tensor b, int dim, double eps) {
    return Reductions.sum(mul(normalize(a, 2, dim, eps), normalize(b, 2, dim, eps)), false, dim);
  }

  /**
   * {@code ‖a − b + eps‖ₚ} along the last dimension; the two broadcast.
   *
   * @param keepDim whether that dimension stays, with size 1
   */
  public static Tensor pairwiseDistance(Tensor a, Tensor b, double p, double eps, boolean keepDim) {
    return Norms.norm(add(sub(a, b), eps), p, keepDim, -1);
  }

  /**
   * {@code 1 − cos(a, b)} where y is 1, {@code max(0, cos(a, b) − margin)} where it is −1.
   *
   * @param a [batch, features] or [features], as b
   * @param y [batch] or a scalar
   */
  public static Tensor cosineEmbedding(Tensor a, Tensor b, Tensor y, double margin) {
    Ops.requireSameShape("cosine_embedding_loss", a, b);
    Ops.require(
        a.dim() == 1 || a.dim() == 2,
        "cosine_embedding_loss",
        a,
        "[batch, features] or [features]",
        "");
    Ops.require(
        y.dim() == a.dim() - 1 && (y.dim() == 0 || y.size(0) == a.size(0)),
        "cosine_embedding_loss",
        y,
        y.dim() == 0 || a.dim() == 1 ? "a scalar target" : "targets [%d]".formatted(a.size(0)),
        "");
    Tensor lengths = mul(squares(a), squares(b));
    Tensor cos = div(Reductions.sum(mul(a, b), false, -1), Elementwise.sqrt(lengths));
    Tensor similar = mul(add(neg(cos), 1), is(y, 1, a.dtype()));
    return add(similar, mul(Selection.clampMin(add(cos, -margin), 0), is(y, -1, a.dtype())));
  }

  /** Never 0, as in PyTorch. */
  private static Tensor squares(Tensor x) {
    return add(Reductions.sum(mul(x, x), false, -1), 1e-12);
  }

  /** x where y is 1, {@code max(0, margin − x)} where it is −1. */
  public static Tensor hingeEmbedding(Tensor x, Tensor y, double margin) {
    Ops.requireSameShape("hinge_embedding_loss", x, y.to(x.dtype()));
    Tensor far = Selection.clampMin(add(neg(x), margin), 0);
    return add(
        mul(far, add(neg(is(y, 1, x.dtype())), 1)), mul(x, add(neg(is(y, -1, x.dtype())), 1)));
  }

  /** {@code max(0, −y·(a − b) + margin)}: y is 1 where a should rank higher, −1 where b should. */
  public static Tensor marginRanking(Tensor a, Tensor b, Tensor y, double margin) {
    Ops.requireSameShape("margin_ranking_loss", a, b);
    Tensor sign = y.to(a.dtype());
    Ops.requireSameShape("margin_ranking_loss", a, sign);
    return Selection.clampMin(add(mul(sign, sub(b, a)), margin), 0);
  }

  /**
   * {@code max(0, d(anchor, positive) − d(anchor, negative) + margin)}.
   *
   * @param swap whether d(positive, negative) counts where it is the smaller of the two distances
   *     to the negative
   */
  public static Tensor tripletMargin(
      Tensor anchor,
      Tensor positive,
      Tensor negative,
      double margin,
      double p,
      double eps,
      boolean swap) {
    Ops.requireSameShape("triplet_margin_loss", anchor, positive);
    Ops.requireSameShape("triplet_margin_loss", anchor, negative);
    Tensor near = pairwiseDistance(anchor, positive, p, eps, false);
    Tensor far = pairwiseDistance(anchor, negative, p, eps, false);
    if (swap) {
      far = Selection.minimum(far, pairwiseDistance(positive, negative, p, eps, false));
    }
    return Selection.clampMin(add(sub(near, far), margin), 0);
  }

  private static Tensor is(Tensor y, double value, DType dtype) {
    return Comparison.compare(Binary.EQ, y, value).to(dtype);
  }
}
