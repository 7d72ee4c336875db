package org.linstock.nn;

/**
 * What {@link Embedding} and {@link EmbeddingBag} can be told, with PyTorch's names and defaults:
 *
 * <pre>{@code new Embedding(1000, 64, new EmbeddingOptions().paddingIdx(0).maxNorm(1))}</pre>
 *
 * @param paddingIdx the row that starts as zeros and is not learned, and that bags leave out; null
 *     for none; negative counts from the end
 * @param maxNorm rows of a larger norm are scaled down to it, in place, when they are looked up;
 *     null for no limit
 * @param normType the p of that p-norm; 2 unless set
 */
public record EmbeddingOptions(Integer paddingIdx, Double maxNorm, double normType) {
  public EmbeddingOptions {
    if (maxNorm != null && !(maxNorm > 0)) {
      throw new IllegalArgumentException(
          "EmbeddingOptions: max_norm = %s, expected more than 0".formatted(maxNorm));
    }
    if (!(normType > 0)) {
      throw new IllegalArgumentException(
          "EmbeddingOptions: norm_type = %s, expected more than 0".formatted(normType));
    }
  }

  /** PyTorch's defaults. */
  public EmbeddingOptions() {
    this(null, null, 2);
  }

  /** The same options with a row for padding. */
  public EmbeddingOptions paddingIdx(int value) {
    return new EmbeddingOptions(value, maxNorm, normType);
  }

  /** The same options with a largest norm. */
  public EmbeddingOptions maxNorm(double value) {
    return new EmbeddingOptions(paddingIdx, value, normType);
  }

  /** The same options with another p-norm. */
  public EmbeddingOptions normType(double value) {
    return new EmbeddingOptions(paddingIdx, maxNorm, value);
  }

  /** The same options for a table of so many rows: the padding row counted from the start. */
  EmbeddingOptions within(String layer, int rows) {
    if (paddingIdx == null) {
      return this;
    }
    if (paddingIdx < -rows || paddingIdx >= rows) {
      throw new IllegalArgumentException(
          "%s: padding_idx = %d, expected %d to %d".formatted(layer, paddingIdx, -rows, rows - 1));
    }
    return paddingIdx < 0 ? paddingIdx(paddingIdx + rows) : this;
  }

  /** The padding row; −1 for none. */
  int padding() {
    return paddingIdx == null ? -1 : paddingIdx;
  }

  String normText() {
    return (maxNorm == null ? "" : ", max_norm=" + maxNorm)
        + (normType == 2 ? "" : ", norm_type=" + normType);
  }

  String paddingText() {
    return paddingIdx == null ? "" : ", padding_idx=" + paddingIdx;
  }
}
