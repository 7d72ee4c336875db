package org.linstock.nn;

import org.linstock.tensor.Tensor;

/** What {@link Embedding} and {@link EmbeddingBag} share: a table of rows. */
abstract class EmbeddingTable extends Layer {
  private final int numEmbeddings;
  private final int embeddingDim;
  private final EmbeddingOptions options;
  private final Parameter weight;

  EmbeddingTable(int numEmbeddings, int embeddingDim, EmbeddingOptions options) {
    String name = getClass().getSimpleName();
    this.numEmbeddings = Windows.positive(name, "num_embeddings", numEmbeddings);
    this.embeddingDim = Windows.positive(name, "embedding_dim", embeddingDim);
    this.options = options.within(name, numEmbeddings);
    this.weight = register("weight", Tensor.zeros(numEmbeddings, embeddingDim));
    resetParameters();
  }

  /** Draws the initial values anew. */
  public final void resetParameters() {
    Init.normal_(weight.data(), 0, 1);
    if (options.paddingIdx() != null) {
      Init.zeros_(weight.data().get(options.paddingIdx()));
    }
  }

  /** Scales down what will be looked up, where there is a largest norm. */
  final void limitNorms(Tensor indices) {
    if (options.maxNorm() != null) {
      Embeddings.limitNorms(weight, indices, options.maxNorm(), options.normType());
    }
  }

  public final int numEmbeddings() {
    return numEmbeddings;
  }

  public final int embeddingDim() {
    return embeddingDim;
  }

  public final EmbeddingOptions options() {
    return options;
  }

  public final Parameter weight() {
    return weight;
  }
}
