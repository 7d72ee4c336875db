package org.linstock.nn;

import org.linstock.ops.Gru;
import org.linstock.ops.Indexing;
import org.linstock.ops.Rnn;
import org.linstock.tensor.Tensor;

/** The functions of {@link Functional} for sequences: recurrence, tables of vectors, attention. */
abstract class SequenceFunctions extends ImageFunctions {
  SequenceFunctions() {}

  /**
   * One step of {@link RNN}: x [n, in] and h [n, hidden], or [in] and [hidden]; the biases may be
   * null.
   */
  public static Tensor rnnTanhCell(
      Tensor x, Tensor h, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    return Cells.step(
        "rnn_tanh_cell",
        x,
        weightIh,
        biasIh,
        s -> Rnn.rnnTanh(s, Cells.row(h), weightHh, biasHh, false));
  }

  /** As {@link #rnnTanhCell}, with max(x, 0) for tanh. */
  public static Tensor rnnReluCell(
      Tensor x, Tensor h, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    return Cells.step(
        "rnn_relu_cell",
        x,
        weightIh,
        biasIh,
        s -> Rnn.rnnRelu(s, Cells.row(h), weightHh, biasHh, false));
  }

  /** One step of {@link GRU}, with arguments as {@link #rnnTanhCell}. */
  public static Tensor gruCell(
      Tensor x, Tensor h, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    return Cells.step(
        "gru_cell", x, weightIh, biasIh, s -> Gru.gru(s, Cells.row(h), weightHh, biasHh, false));
  }

  /** One step of {@link LSTM}, with arguments as {@link #rnnTanhCell}. */
  public static LSTM.State lstmCell(
      Tensor x, LSTM.State state, Tensor weightIh, Tensor weightHh, Tensor biasIh, Tensor biasHh) {
    return Cells.lstm(x, state, weightIh, weightHh, biasIh, biasHh);
  }

  /**
   * The rows of a table, one for each index.
   *
   * @param x [∗] int64, from 0 to the number of rows − 1
   * @param weight [rows, width]
   * @param paddingIdx the row that gets no gradient; null for none; negative counts from the end
   * @return [∗, width]
   */
  public static Tensor embedding(Tensor x, Tensor weight, Integer paddingIdx) {
    Embeddings.requireTable("embedding", weight);
    return Indexing.embedding(x, weight, Embeddings.padding("embedding", paddingIdx, weight));
  }

  /**
   * Sums, means or maxima of bags of a table's rows; zeros for an empty bag.
   *
   * @param x [bags, length] int64, or [n] with offsets
   * @param weight [rows, width]
   * @param offsets where each bag begins, [bags] int64; null for one bag a row
   * @param perSampleWeights of x's shape, for sums; null for ones
   * @param includeLastOffset whether the offsets end with the end of the last bag
   * @param paddingIdx the row that bags leave out; null for none; negative counts from the end
   * @return [bags, width]
   */
  public static Tensor embeddingBag(
      Tensor x,
      Tensor weight,
      Tensor offsets,
      EmbeddingBag.Mode mode,
      Tensor perSampleWeights,
      boolean includeLastOffset,
      Integer paddingIdx) {
    Embeddings.requireSampleWeights(x, mode, perSampleWeights);
    int padding = Embeddings.padding("embedding_bag", paddingIdx, weight);
    Bags bags = new Bags(x, weight, offsets, includeLastOffset, padding);
    return switch (mode) {
      case SUM -> bags.sum(perSampleWeights);
      case MEAN -> bags.mean();
      case MAX -> bags.max();
    };
  }

  /**
   * {@code yₒ = x₁ᵀ·Wₒ·x₂ + bₒ}: x₁ [∗, in1], x₂ [∗, in2], weight [out, in1, in2], bias [out] or
   * null.
   */
  public static Tensor bilinear(Tensor x1, Tensor x2, Tensor weight, Tensor bias) {
    return BilinearForm.apply(x1, x2, weight, bias);
  }

  /** As {@link #scaledDotProductAttention(Tensor, Tensor, Tensor, Tensor, double, boolean)}. */
  public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
    return scaledDotProductAttention(query, key, value, null, 0, false);
  }

  /**
   * {@code softmax(Q·Kᵀ / √width + mask)·V} (Vaswani et al., 2017). A query that may look at
   * nothing gets zeros.
   *
   * @param query […, L, width]
   * @param key […, S, width]
   * @param value […, S, out]
   * @param attnMask broadcast to […, L, S]: truth values, true where a query may look; or floating
   *     point numbers that are added; or null
   * @param dropout the probability with which weights are zeroed; always applied, so pass 0 in
   *     evaluation
   * @param causal whether query i looks only at keys 0 to i; without another mask
   * @return […, L, out]
   */
  public static Tensor scaledDotProductAttention(
      Tensor query, Tensor key, Tensor value, Tensor attnMask, double dropout, boolean causal) {
    return Attention.scaledDotProduct(query, key, value, attnMask, dropout, causal);
  }
}
