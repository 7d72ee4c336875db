package org.linstock.nn;

/**
 * What {@link MultiheadAttention} can be told, with PyTorch's names and defaults:
 *
 * <pre>{@code new MultiheadAttention(512, 8, new AttentionOptions().dropout(0.1).batchFirst(true))}
 * </pre>
 *
 * @param dropout the probability with which attention weights are zeroed in training; 0 unless set
 * @param bias whether the projections have biases; true unless set
 * @param kdim features of keys; null for embed_dim
 * @param vdim features of values; null for embed_dim
 * @param batchFirst whether sequences are [batch, length, features] and not [length, batch,
 *     features]; false unless set
 */
public record AttentionOptions(
    double dropout, boolean bias, Integer kdim, Integer vdim, boolean batchFirst) {
  public AttentionOptions {
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new IllegalArgumentException(
          "AttentionOptions: dropout = %s, expected a probability from 0 to 1".formatted(dropout));
    }
    Windows.positive("AttentionOptions", "kdim", kdim == null ? 1 : kdim);
    Windows.positive("AttentionOptions", "vdim", vdim == null ? 1 : vdim);
  }

  /** PyTorch's defaults. */
  public AttentionOptions() {
    this(0, true, null, null, false);
  }

  /** The same options with this dropout. */
  public AttentionOptions dropout(double value) {
    return new AttentionOptions(value, bias, kdim, vdim, batchFirst);
  }

  /** The same options with biases or without. */
  public AttentionOptions bias(boolean value) {
    return new AttentionOptions(dropout, value, kdim, vdim, batchFirst);
  }

  /** The same options with so many features of keys. */
  public AttentionOptions kdim(int value) {
    return new AttentionOptions(dropout, bias, value, vdim, batchFirst);
  }

  /** The same options with so many features of values. */
  public AttentionOptions vdim(int value) {
    return new AttentionOptions(dropout, bias, kdim, value, batchFirst);
  }

  /** The same options with the batch in the first dimension or in the second. */
  public AttentionOptions batchFirst(boolean value) {
    return new AttentionOptions(dropout, bias, kdim, vdim, value);
  }
}
