package org.linstock.ops;

import static org.linstock.ops.HeadInputs.KEY;
import static org.linstock.ops.HeadInputs.QUERY;
import static org.linstock.ops.HeadInputs.VALUE;

import org.linstock.autograd.Autograd;
import org.linstock.autograd.Backward;
import org.linstock.autograd.Node;
import org.linstock.kernels.Binary;
import org.linstock.kernels.Kernels;
import org.linstock.memory.Allocator;
import org.linstock.memory.NdArray;
import org.linstock.memory.Part;
import org.linstock.tensor.Tensor;

/**
 * {@code softmax(Q·Kᵀ / √width + mask)·V} (Vaswani et al., 2017) as one op: the products themselves
 * take heads out of features, and put them back.
 *
 * <p>A mask has numbers to add to [batch, heads, queries, keys], to which it broadcasts, and no
 * gradient; it may be null. Dropout is the probability with which a weight is zeroed; what stays is
 * scaled by 1/(1 − p).
 */
public final class HeadAttention implements Backward {
  private final HeadInputs inputs;
  private final Tensor mask;
  private final double scale;
  private final NdArray weights;
  private final NdArray dropped;
  private final NdArray kept;

  private HeadAttention(HeadInputs inputs, Tensor mask, double dropout) {
    NdArray query = inputs.of(QUERY);
    this.inputs = inputs;
    this.mask = mask;
    this.scale = 1 / Math.sqrt((double) query.shape()[query.rank() - 1]);
    this.weights = Allocator.allocate(query.dtype(), inputs.weightsShape());
    multiply(query, false, inputs.of(KEY), true, scale, weights);
    if (mask != null) {
      Kernels.get().binary(Binary.ADD, weights, mask.array(), weights);
    }
    NdArray rows = weights.part(Part.ROWS);
    Kernels.get().softmax(rows, rows);
    this.dropped = dropout == 0 ? null : Dropouts.mask(weights.dtype(), dropout, weights.shape());
    this.kept = dropped == null ? weights : Allocator.allocate(weights.dtype(), weights.shape());
    if (dropped != null) {
      Kernels.get().binary(Binary.MUL, weights, dropped, kept);
    }
  }

  /**
   * Of several heads, each with its part of the features.
   *
   * @param packed queries, keys and values side by side: [batch, length, 3·features], or [length,
   *     batch, 3·features] unless batchFirst
   * @return as packed, with {@code features}
   */
  public static Tensor packed(
      Tensor packed, int heads, boolean batchFirst, Tensor mask, double dropout) {
    return attend(new HeadInputs(heads, batchFirst, packed), mask, dropout);
  }

  /**
   * Of several heads, with the queries by themselves.
   *
   * @param query [batch, length, features], or [length, batch, features] unless batchFirst
   * @param memory keys and values side by side: likewise, with another length, and 2·features
   * @return as the query
   */
  public static Tensor over(
      Tensor query, Tensor memory, int heads, boolean batchFirst, Tensor mask, double dropout) {
    return attend(new HeadInputs(heads, batchFirst, query, memory), mask, dropout);
  }

  /** As {@link #over}, with keys and values by themselves, too. */
  public static Tensor separate(
      Tensor query,
      Tensor key,
      Tensor value,
      int heads,
      boolean batchFirst,
      Tensor mask,
      double dropout) {
    return attend(new HeadInputs(heads, batchFirst, query, key, value), mask, dropout);
  }

  /**
   * Of matrices: query […, L, width], key […, S, width], value […, S, out], with the same leading
   * dimensions.
   *
   * @return […, L, out]
   */
  public static Tensor stacks(Tensor query, Tensor key, Tensor value, Tensor mask, double dropout) {
    return attend(new HeadInputs(query, key, value), mask, dropout);
  }

  private static Tensor attend(HeadInputs inputs, Tensor mask, double dropout) {
    HeadAttention attention = new HeadAttention(inputs, mask, dropout);
    NdArray z = Allocator.allocate(attention.kept.dtype(), inputs.resultShape());
    multiply(attention.kept, false, inputs.of(VALUE), false, 1, inputs.result(z));
    return Autograd.record(
        "ScaledDotProductAttentionBackward",
        z,
        attention,
        inputs.tensors(),
        mask == null ? inputs.tensors() : inputs.with(mask));
  }

  @Override
  public Tensor[] gradients(Tensor gradient, Node node) {
    return Autograd.isCreatingGraph() ? composed(gradient) : fused(gradient, node);
  }

  private Tensor[] fused(Tensor gradient, Node node) {
    Tensor[] tensors = inputs.tensors();
    NdArray[] targets = new NdArray[tensors.length];
    Tensor[] gradients = new Tensor[tensors.length];
    for (int i = 0; i < tensors.length; i++) {
      if (node.needs(i)) {
        targets[i] = Ops.like(tensors[i]);
        gradients[i] = new Tensor(targets[i]);
      }
    }
    NdArray g = inputs.result(Shaping.contiguous(gradient).array());
    multiply(kept, true, g, false, 1, inputs.of(VALUE, targets));
    NdArray query = inputs.of(QUERY, targets);
    NdArray key = inputs.of(KEY, targets);
    if (query != null || key != null) {
      NdArray scores = scoresGradient(g);
      multiply(scores, false, inputs.of(KEY), false, scale, query);
      multiply(scores, true, inputs.of(QUERY), false, scale, key);
    }
    return gradients;
  }

  /** Of {@code Q·Kᵀ / √width}. */
  private NdArray scoresGradient(NdArray g) {
    NdArray scores = Allocator.allocate(weights.dtype(), weights.shape());
    multiply(g, false, inputs.of(VALUE), true, 1, scores);
    if (dropped != null) {
      Kernels.get().binary(Binary.MUL, scores, dropped, scores);
    }
    NdArray rows = scores.part(Part.ROWS);
    Kernels.get().softmaxGrad(rows, weights.part(Part.ROWS), rows);
    return scores;
  }

  /** The same as ops on queries, keys and values. */
  private Tensor[] composed(Tensor gradient) {
    Tensor q = inputs.tensor(QUERY);
    Tensor k = inputs.tensor(KEY);
    Tensor v = inputs.tensor(VALUE);
    Tensor g = inputs.result(gradient);
    Tensor scores = q.mul(scale).matmul(k.transpose(-2, -1));
    Tensor w = (mask == null ? scores : scores.add(mask)).softmax(-1);
    Tensor gv = thinned(w).transpose(-2, -1).matmul(g);
    Tensor gw = thinned(g.matmul(v.transpose(-2, -1)));
    Tensor weighted = gw.mul(w);
    Tensor gs = weighted.sub(w.mul(weighted.sum(true, -1))).mul(scale);
    return inputs.joined(gs.matmul(k), gs.transpose(-2, -1).matmul(q), gv);
  }

  private Tensor thinned(Tensor x) {
    return dropped == null ? x : x.mul(new Tensor(dropped));
  }

  /** {@code z = alpha·op(a)·op(b)}, matrix by matrix, unless z is null. */
  private static void multiply(
      NdArray a, boolean transposeA, NdArray b, boolean transposeB, double alpha, NdArray z) {
    if (z != null) {
      Kernels.get().gemms(a, transposeA, b, transposeB, alpha, 0, z, z);
    }
  }
}
