package org.linstock.nn;

/**
 * What {@link RNN}, {@link LSTM} and {@link GRU} can be told, with PyTorch's names and defaults:
 *
 * <pre>{@code new LSTM(10, 20, new RecurrentOptions().numLayers(2).bidirectional(true))}</pre>
 *
 * @param numLayers layers on top of each other; 1 unless set
 * @param bias whether the sums have biases; true unless set
 * @param batchFirst whether sequences are [batch, length, features] and not [length, batch,
 *     features]; false unless set
 * @param dropout the probability with which outputs of every layer but the last are zeroed in
 *     training; 0 unless set
 * @param bidirectional whether each layer also runs from the end to the start; false unless set
 */
public record RecurrentOptions(
    int numLayers, boolean bias, boolean batchFirst, double dropout, boolean bidirectional) {
  public RecurrentOptions {
    Windows.positive("RecurrentOptions", "num_layers", numLayers);
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new IllegalArgumentException(
          "RecurrentOptions: dropout = %s, expected a probability from 0 to 1".formatted(dropout));
    }
  }

  /** PyTorch's defaults. */
  public RecurrentOptions() {
    this(1, true, false, 0, false);
  }

  /** The same options with as many layers. */
  public RecurrentOptions numLayers(int value) {
    return new RecurrentOptions(value, bias, batchFirst, dropout, bidirectional);
  }

  /** The same options with biases or without. */
  public RecurrentOptions bias(boolean value) {
    return new RecurrentOptions(numLayers, value, batchFirst, dropout, bidirectional);
  }

  /** The same options with the batch in the first dimension or in the second. */
  public RecurrentOptions batchFirst(boolean value) {
    return new RecurrentOptions(numLayers, bias, value, dropout, bidirectional);
  }

  /** The same options with this dropout between layers. */
  public RecurrentOptions dropout(double value) {
    return new RecurrentOptions(numLayers, bias, batchFirst, value, bidirectional);
  }

  /** The same options in both directions or in one. */
  public RecurrentOptions bidirectional(boolean value) {
    return new RecurrentOptions(numLayers, bias, batchFirst, dropout, value);
  }

  /** 2 when bidirectional, else 1. */
  int directions() {
    return bidirectional ? 2 : 1;
  }

  /** As PyTorch prints them: only what is not the default. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(numLayers == 1 ? "" : ", num_layers=" + numLayers);
    text.append(bias ? "" : ", bias=False");
    text.append(batchFirst ? ", batch_first=True" : "");
    text.append(dropout == 0 ? "" : ", dropout=" + dropout);
    return text.append(bidirectional ? ", bidirectional=True" : "").toString();
  }
}
