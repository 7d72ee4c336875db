package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * A table of vectors, looked up by integers.
 *
 * <p>Shapes: x [∗] int64 with entries from 0 to numEmbeddings − 1, y [∗, embeddingDim], {@code
 * weight} [numEmbeddings, embeddingDim], which starts standard normal; the padding row as zeros.
 *
 * <pre>{@code new Embedding(10, 3).forward(Tensor.ofInts(1, 2, 4, 5)).shape()  // [4, 3]}</pre>
 */
public final class Embedding extends EmbeddingTable {
  public Embedding(int numEmbeddings, int embeddingDim) {
    this(numEmbeddings, embeddingDim, new EmbeddingOptions());
  }

  public Embedding(int numEmbeddings, int embeddingDim, int paddingIdx) {
    this(numEmbeddings, embeddingDim, new EmbeddingOptions().paddingIdx(paddingIdx));
  }

  public Embedding(int numEmbeddings, int embeddingDim, EmbeddingOptions options) {
    super(numEmbeddings, embeddingDim, options);
  }

  /**
   * A table of given vectors.
   *
   * @param weight [numEmbeddings, embeddingDim], copied
   * @param freeze whether the table is not learned
   */
  public static Embedding fromPretrained(Tensor weight, boolean freeze) {
    Embeddings.requireTable("Embedding", weight);
    Embedding embedding;
    try (Init.Skip skip = Init.skip()) {
      embedding = new Embedding((int) weight.size(0), (int) weight.size(1));
    }
    embedding.to(weight.dtype());
    embedding.weight().data().copy_(weight);
    embedding.weight().requiresGrad_(!freeze);
    return embedding;
  }

  @Override
  Tensor compute(Tensor x) {
    limitNorms(x);
    return Functional.embedding(x, weight(), options().paddingIdx());
  }

  @Override
  protected String extraRepr() {
    return "%d, %d%s%s"
        .formatted(numEmbeddings(), embeddingDim(), options().paddingText(), options().normText());
  }
}
