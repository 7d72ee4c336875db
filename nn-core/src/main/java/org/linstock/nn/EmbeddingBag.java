package org.linstock.nn;

import java.util.Locale;
import org.linstock.tensor.Tensor;

/**
 * The sums, means or maxima of bags of rows of a table.
 *
 * <p>Shapes: x [bags, length] int64, one bag a row; or x [n] with offsets [bags] int64 that say
 * where each bag begins, the first at 0. y [bags, embeddingDim]; an empty bag gives zeros. {@code
 * weight} [numEmbeddings, embeddingDim] starts standard normal; the padding row as zeros.
 */
public final class EmbeddingBag extends EmbeddingTable {
  /** What is made of a bag's rows. */
  public enum Mode {
    SUM,
    MEAN,
    MAX
  }

  private final Mode mode;
  private final boolean includeLastOffset;

  /** Bags of means. */
  public EmbeddingBag(int numEmbeddings, int embeddingDim) {
    this(numEmbeddings, embeddingDim, Mode.MEAN);
  }

  public EmbeddingBag(int numEmbeddings, int embeddingDim, Mode mode) {
    this(numEmbeddings, embeddingDim, mode, false, new EmbeddingOptions());
  }

  /**
   * A table of bags.
   *
   * @param includeLastOffset whether the offsets end with the end of the last bag
   */
  public EmbeddingBag(
      int numEmbeddings,
      int embeddingDim,
      Mode mode,
      boolean includeLastOffset,
      EmbeddingOptions options) {
    super(numEmbeddings, embeddingDim, options);
    this.mode = mode;
    this.includeLastOffset = includeLastOffset;
  }

  @Override
  Tensor compute(Tensor x) {
    return bags(x, null, null);
  }

  /** Bags from one vector of indices. */
  public Tensor forward(Tensor x, Tensor offsets) {
    return forward(x, offsets, null);
  }

  /**
   * Bags of weighted rows.
   *
   * @param offsets null when x has one bag a row
   * @param perSampleWeights of x's shape, for {@link Mode#SUM}; null for ones
   */
  public Tensor forward(Tensor x, Tensor offsets, Tensor perSampleWeights) {
    return Trace.output(this, bags(x, offsets, perSampleWeights));
  }

  private Tensor bags(Tensor x, Tensor offsets, Tensor weights) {
    limitNorms(x);
    return Functional.embeddingBag(
        x, weight(), offsets, mode, weights, includeLastOffset, options().paddingIdx());
  }

  public Mode mode() {
    return mode;
  }

  public boolean includeLastOffset() {
    return includeLastOffset;
  }

  @Override
  protected String extraRepr() {
    return "%d, %d%s, mode='%s'%s"
        .formatted(
            numEmbeddings(),
            embeddingDim(),
            options().normText(),
            mode.name().toLowerCase(Locale.ROOT),
            options().paddingText());
  }
}
