package org.linstock.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linstock.tensor.Tensor;

/**
 * What {@link RNN}, {@link LSTM} and {@link GRU} share: layers on top of each other, in one
 * direction or two.
 *
 * <p>Shapes: x [length, batch, inputSize], or [batch, length, inputSize] with {@code batchFirst},
 * or [length, inputSize] without a batch; the output likewise, with directions·hiddenSize features.
 * States are [numLayers·directions, batch, hiddenSize], or [numLayers·directions, hiddenSize].
 *
 * <p>The parameters of layer k are {@code weight_ih_lk} [gates·hiddenSize, features of its input],
 * {@code weight_hh_lk} [gates·hiddenSize, hiddenSize], {@code bias_ih_lk} and {@code bias_hh_lk}
 * [gates·hiddenSize]; those of the second direction end in {@code _reverse}. All start uniform in
 * ±1/√hiddenSize.
 */
public abstract class RecurrentLayer extends Layer {
  private final int inputSize;
  private final int hiddenSize;
  private final RecurrentOptions options;
  private final List<Parameter> weights = new ArrayList<>();

  /** A layer whose cell has so many gates. */
  RecurrentLayer(int gates, int inputSize, int hiddenSize, RecurrentOptions options) {
    String name = getClass().getSimpleName();
    this.inputSize = Windows.positive(name, "input_size", inputSize);
    this.hiddenSize = Windows.positive(name, "hidden_size", hiddenSize);
    this.options = options;
    int rows = Math.multiplyExact(gates, hiddenSize);
    for (int layer = 0; layer < options.numLayers(); layer++) {
      int features = layer == 0 ? inputSize : options.directions() * hiddenSize;
      for (int direction = 0; direction < options.directions(); direction++) {
        register(rows, features, "_l" + layer + (direction == 0 ? "" : "_reverse"));
      }
    }
    resetParameters();
  }

  private void register(int rows, int features, String suffix) {
    weights.add(register("weight_ih" + suffix, Tensor.zeros(rows, features)));
    weights.add(register("weight_hh" + suffix, Tensor.zeros(rows, hiddenSize)));
    if (options.bias()) {
      weights.add(register("bias_ih" + suffix, Tensor.zeros(rows)));
      weights.add(register("bias_hh" + suffix, Tensor.zeros(rows)));
    }
  }

  /** Draws the initial values anew. */
  public final void resetParameters() {
    double bound = 1 / Math.sqrt(hiddenSize);
    weights.forEach(w -> Init.uniform_(w.data(), -bound, bound));
  }

  /** One layer in one direction; what stands after the last time is the last cell state. */
  abstract Tensor sequence(
      Tensor sums, Tensor[] states, Tensor weight, Tensor bias, boolean reverse);

  /**
   * Whether the two biases only meet as a sum, which is then all that {@link #sequence} is given.
   */
  boolean addsBiases() {
    return true;
  }

  /**
   * The output, and after it the final states.
   *
   * @param initial [numLayers·directions, batch, hiddenSize] each
   */
  final Tensor[] run(Tensor x, Tensor... initial) {
    return new RecurrentRun(this, x, initial).results();
  }

  /** The initial states of a first step: zeros. */
  final Tensor zeroState(Tensor x) {
    check(x);
    return Tensor.zeros(stateShape(x)).to(x.dtype());
  }

  private long[] stateShape(Tensor x) {
    long depth = (long) options.numLayers() * options.directions();
    return x.dim() == 2
        ? new long[] {depth, hiddenSize}
        : new long[] {depth, x.size(options.batchFirst() ? 0 : 1), hiddenSize};
  }

  /** Checks a sequence, and that the states fit it. */
  final void check(Tensor x, Tensor... states) {
    String name = getClass().getSimpleName();
    boolean fits = (x.dim() == 2 || x.dim() == 3) && x.size(-1) == inputSize;
    if (!fits) {
      String batched = options.batchFirst() ? "[batch, length, %d]" : "[length, batch, %d]";
      throw new IllegalArgumentException(
          "%s: got shape %s, expected %s or [length, %d]"
              .formatted(
                  name, Arrays.toString(x.shape()), batched.formatted(inputSize), inputSize));
    }
    if (x.size(x.dim() == 3 && options.batchFirst() ? 1 : 0) == 0) {
      throw new IllegalArgumentException(
          "%s: a sequence of length 0 (shape %s), expected at least one step"
              .formatted(name, Arrays.toString(x.shape())));
    }
    long[] expected = stateShape(x);
    for (Tensor state : states) {
      if (!Arrays.equals(state.shape(), expected)) {
        throw new IllegalArgumentException(
            "%s: a state of shape %s, expected %s for an input of shape %s"
                .formatted(
                    name,
                    Arrays.toString(state.shape()),
                    Arrays.toString(expected),
                    Arrays.toString(x.shape())));
      }
    }
  }

  /**
   * The parameters of one layer in one direction: input and hidden weight, input and hidden bias.
   */
  final Tensor[] weights(int layer, int direction) {
    int each = options.bias() ? 4 : 2;
    int first = (layer * options.directions() + direction) * each;
    return Arrays.copyOf(weights.subList(first, first + each).toArray(Tensor[]::new), 4);
  }

  public final int inputSize() {
    return inputSize;
  }

  public final int hiddenSize() {
    return hiddenSize;
  }

  public final RecurrentOptions options() {
    return options;
  }

  @Override
  protected String extraRepr() {
    return "%d, %d%s".formatted(inputSize, hiddenSize, options);
  }
}
