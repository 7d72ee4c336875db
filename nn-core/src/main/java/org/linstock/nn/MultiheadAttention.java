package org.linstock.nn;

import java.util.List;
import org.linstock.tensor.Tensor;

/**
 * Attention of several heads side by side (Vaswani et al., 2017): {@code concat(head₁, …)·Wᴼ} with
 * {@code headᵢ = softmax(Qᵢ·Kᵢᵀ / √width)·Vᵢ}, each head on its part of projected queries, keys and
 * values.
 *
 * <p>Shapes: query [L, batch, embedDim], key [S, batch, kdim], value [S, batch, vdim], output [L,
 * batch, embedDim]; batch and length exchanged with {@code batchFirst}; or all without a batch.
 * Parameters: {@code in_proj_weight} [3·embedDim, embedDim], or {@code q_proj_weight}, {@code
 * k_proj_weight} and {@code v_proj_weight} when keys or values have other features; {@code
 * in_proj_bias} [3·embedDim]; {@code out_proj}. The projections in start by Glorot's uniform law,
 * all biases at 0.
 *
 * <p>{@code forward(x)} is self-attention.
 */
public final class MultiheadAttention extends Layer {
  /**
   * What a forward gives.
   *
   * @param output as the query, with embedDim features
   * @param weights [batch, L, S], the mean over the heads; or [batch, heads, L, S]; or null when
   *     not asked for; without the batch when the query has none
   */
  public record Result(Tensor output, Tensor weights) {}

  private final int embedDim;
  private final int numHeads;
  private final AttentionOptions options;
  private final List<Parameter> inProjection;
  private final Parameter inBias;
  private final Linear outProjection;

  public MultiheadAttention(int embedDim, int numHeads) {
    this(embedDim, numHeads, new AttentionOptions());
  }

  public MultiheadAttention(int embedDim, int numHeads, AttentionOptions options) {
    this.embedDim = Windows.positive("MultiheadAttention", "embed_dim", embedDim);
    this.numHeads = Windows.positive("MultiheadAttention", "num_heads", numHeads);
    if (embedDim % numHeads != 0) {
      throw new IllegalArgumentException(
          "MultiheadAttention: embed_dim = %d, expected a multiple of num_heads = %d"
              .formatted(embedDim, numHeads));
    }
    this.options = options;
    this.inProjection =
        isPacked()
            ? List.of(register("in_proj_weight", Tensor.zeros(3L * embedDim, embedDim)))
            : List.of(
                register("q_proj_weight", Tensor.zeros(embedDim, embedDim)),
                register("k_proj_weight", Tensor.zeros(embedDim, kdim())),
                register("v_proj_weight", Tensor.zeros(embedDim, vdim())));
    this.inBias = options.bias() ? register("in_proj_bias", Tensor.zeros(3L * embedDim)) : null;
    this.outProjection = register("out_proj", new OutProjection(embedDim, options.bias()));
    resetParameters();
  }

  /** Printed under the name that PyTorch gives it. */
  private static final class OutProjection extends Linear {
    OutProjection(int features, boolean bias) {
      super(features, features, bias);
    }

    @Override
    public String typeName() {
      return "NonDynamicallyQuantizableLinear";
    }
  }

  /** Draws the initial values of the projections in anew, and zeroes the biases. */
  public void resetParameters() {
    inProjection.forEach(w -> Init.xavierUniform_(w.data()));
    if (inBias != null) {
      Init.zeros_(inBias.data());
      Init.zeros_(outProjection.bias().data());
    }
  }

  @Override
  Tensor compute(Tensor x) {
    return attend(x, x, x, null, false, null, false).output();
  }

  /** Output and weights, without masks. */
  public Result forward(Tensor query, Tensor key, Tensor value) {
    return forward(query, key, value, null, true, null, true);
  }

  /**
   * Output and weights.
   *
   * @param keyPaddingMask [batch, S], true for keys that no query may look at, or numbers to add;
   *     null for none
   * @param needWeights whether the weights are wanted
   * @param attnMask [L, S] or [batch·heads, L, S], true where a query may not look, or numbers to
   *     add; null for none
   * @param averageAttnWeights whether the mean over the heads is wanted, and not each head's
   */
  public Result forward(
      Tensor query,
      Tensor key,
      Tensor value,
      Tensor keyPaddingMask,
      boolean needWeights,
      Tensor attnMask,
      boolean averageAttnWeights) {
    Result result =
        attend(query, key, value, keyPaddingMask, needWeights, attnMask, averageAttnWeights);
    Trace.output(this, result.output());
    return result;
  }

  private Result attend(
      Tensor query,
      Tensor key,
      Tensor value,
      Tensor keyPaddingMask,
      boolean needWeights,
      Tensor attnMask,
      boolean average) {
    AttentionInputs inputs = new AttentionInputs(this, query, key, value);
    Tensor mask = inputs.mask(keyPaddingMask, attnMask);
    double dropout = isTraining() ? options.dropout() : 0;
    if (!needWeights && Attention.isPlain(mask) && inputs.areFull()) {
      return new Result(inputs.projectedOut(inputs.attended(mask, dropout)), null);
    }
    Tensor[] heads = inputs.heads();
    if (!needWeights) {
      Tensor seen = Attention.composed(heads[0], heads[1], heads[2], mask, dropout);
      return new Result(inputs.output(seen), null);
    }
    Tensor scores = Attention.scores(heads[0], heads[1]);
    Tensor weights = (mask == null ? scores : scores.add(mask)).softmax(-1);
    weights = Functional.dropout(weights, dropout, true);
    Tensor shown = average ? weights.mean(1) : weights;
    return new Result(
        inputs.output(weights.matmul(heads[2])), query.dim() == 2 ? shown.squeeze(0) : shown);
  }

  /** Whether one weight projects queries, keys and values. */
  boolean isPacked() {
    return kdim() == embedDim && vdim() == embedDim;
  }

  /** The weights of queries (0), keys (1) and values (2), from one on up to another. */
  Tensor inWeight(int from, int to) {
    return isPacked() ? rows(inProjection.get(0), from, to) : inProjection.get(from);
  }

  /** Their biases; null when made without. */
  Tensor inBias(int from, int to) {
    return inBias == null ? null : rows(inBias, from, to);
  }

  private Tensor rows(Parameter all, int from, int to) {
    boolean whole = from == 0 && to == 3;
    return whole ? all : all.slice(0, (long) from * embedDim, (long) to * embedDim);
  }

  public int embedDim() {
    return embedDim;
  }

  public int numHeads() {
    return numHeads;
  }

  /** Features of keys. */
  public int kdim() {
    return options.kdim() == null ? embedDim : options.kdim();
  }

  /** Features of values. */
  public int vdim() {
    return options.vdim() == null ? embedDim : options.vdim();
  }

  public AttentionOptions options() {
    return options;
  }

  /** The projection of the joined heads. */
  public Linear outProj() {
    return outProjection;
  }
}
