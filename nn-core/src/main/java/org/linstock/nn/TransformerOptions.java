package org.linstock.nn;

/**
 * What {@link TransformerEncoderLayer} can be told, with PyTorch's names and defaults:
 *
 * <pre>{@code
 * new TransformerEncoderLayer(512, 8, new TransformerOptions().dropout(0).batchFirst(true))
 * }</pre>
 *
 * @param dimFeedforward features between the two linear layers; 2048 unless set
 * @param dropout the probability with which values are zeroed in training; 0.1 unless set
 * @param activation the function between the two linear layers; relu unless set
 * @param layerNormEps what is added to variances; 1e-5 unless set
 * @param batchFirst whether sequences are [batch, length, features] and not [length, batch,
 *     features]; false unless set
 * @param normFirst whether the parts normalise their inputs, and not their sums; false unless set
 * @param bias whether linear layers and norms have biases; true unless set
 */
public record TransformerOptions(
    int dimFeedforward,
    double dropout,
    Activation activation,
    double layerNormEps,
    boolean batchFirst,
    boolean normFirst,
    boolean bias) {
  /** The function between the two linear layers. */
  public enum Activation {
    RELU,
    GELU
  }

  public TransformerOptions {
    Windows.positive("TransformerOptions", "dim_feedforward", dimFeedforward);
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new IllegalArgumentException(
          "TransformerOptions: dropout = %s, expected a probability from 0 to 1"
              .formatted(dropout));
    }
  }

  /** PyTorch's defaults. */
  public TransformerOptions() {
    this(2048, 0.1, Activation.RELU, 1e-5, false, false, true);
  }

  /** The same options with so many features between the linear layers. */
  public TransformerOptions dimFeedforward(int value) {
    return new TransformerOptions(
        value, dropout, activation, layerNormEps, batchFirst, normFirst, bias);
  }

  /** The same options with this dropout. */
  public TransformerOptions dropout(double value) {
    return new TransformerOptions(
        dimFeedforward, value, activation, layerNormEps, batchFirst, normFirst, bias);
  }

  /** The same options with this activation. */
  public TransformerOptions activation(Activation value) {
    return new TransformerOptions(
        dimFeedforward, dropout, value, layerNormEps, batchFirst, normFirst, bias);
  }

  /** The same options with another number added to variances. */
  public TransformerOptions layerNormEps(double value) {
    return new TransformerOptions(
        dimFeedforward, dropout, activation, value, batchFirst, normFirst, bias);
  }

  /** The same options with the batch in the first dimension or in the second. */
  public TransformerOptions batchFirst(boolean value) {
    return new TransformerOptions(
        dimFeedforward, dropout, activation, layerNormEps, value, normFirst, bias);
  }

  /** The same options with norms before the parts or after them. */
  public TransformerOptions normFirst(boolean value) {
    return new TransformerOptions(
        dimFeedforward, dropout, activation, layerNormEps, batchFirst, value, bias);
  }

  /** The same options with biases or without. */
  public TransformerOptions bias(boolean value) {
    return new TransformerOptions(
        dimFeedforward, dropout, activation, layerNormEps, batchFirst, normFirst, value);
  }
}
