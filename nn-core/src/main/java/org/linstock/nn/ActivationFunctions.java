package org.linstock.nn;

import org.linstock.ops.Activations;
import org.linstock.ops.Elementwise;
import org.linstock.ops.Softmaxes;
import org.linstock.tensor.Tensor;

/** The activations of {@link Functional}. */
abstract class ActivationFunctions extends SequenceFunctions {
  ActivationFunctions() {}

  public static Tensor relu(Tensor x) {
    return Elementwise.relu(x);
  }

  public static Tensor sigmoid(Tensor x) {
    return Elementwise.sigmoid(x);
  }

  public static Tensor tanh(Tensor x) {
    return Elementwise.tanh(x);
  }

  public static Tensor softmax(Tensor x, int dim) {
    return Softmaxes.softmax(x, dim);
  }

  public static Tensor logSoftmax(Tensor x, int dim) {
    return Softmaxes.logSoftmax(x, dim);
  }

  /** The softmax of −x. */
  public static Tensor softmin(Tensor x, int dim) {
    return Softmaxes.softmax(x.neg(), dim);
  }

  /** x where x > 0, else 0.01·x. */
  public static Tensor leakyRelu(Tensor x) {
    return leakyRelu(x, 0.01);
  }

  /** x where x > 0, else {@code negativeSlope·x}. */
  public static Tensor leakyRelu(Tensor x, double negativeSlope) {
    return Activations.leakyRelu(x, negativeSlope);
  }

  /** x where x > 0, else {@code weight·x}: weight [1] or [channels]. */
  public static Tensor prelu(Tensor x, Tensor weight) {
    return Activations.prelu(x, weight);
  }

  /** x where x > 0, else {@code eˣ − 1}. */
  public static Tensor elu(Tensor x) {
    return elu(x, 1);
  }

  /** x where x > 0, else {@code alpha·(eˣ − 1)}. */
  public static Tensor elu(Tensor x, double alpha) {
    return Activations.elu(x, alpha);
  }

  public static Tensor selu(Tensor x) {
    return Activations.selu(x);
  }

  /** {@code x·Φ(x)}. */
  public static Tensor gelu(Tensor x) {
    return Activations.gelu(x);
  }

  /** {@code x·Φ(x)}, or its approximation by tanh. */
  public static Tensor gelu(Tensor x, boolean tanh) {
    return tanh ? Activations.geluTanh(x) : Activations.gelu(x);
  }

  /** {@code x·σ(x)}. */
  public static Tensor silu(Tensor x) {
    return Activations.silu(x);
  }

  public static Tensor mish(Tensor x) {
    return Activations.mish(x);
  }

  /** x within [−1, 1], else the nearer bound. */
  public static Tensor hardtanh(Tensor x) {
    return hardtanh(x, -1, 1);
  }

  /** x within [min, max], else the nearer bound. */
  public static Tensor hardtanh(Tensor x, double min, double max) {
    return Activations.hardtanh(x, min, max);
  }

  public static Tensor relu6(Tensor x) {
    return Activations.relu6(x);
  }

  public static Tensor hardsigmoid(Tensor x) {
    return Activations.hardsigmoid(x);
  }

  public static Tensor hardswish(Tensor x) {
    return Activations.hardswish(x);
  }

  /** {@code log(1 + eˣ)}. */
  public static Tensor softplus(Tensor x) {
    return softplus(x, 1, 20);
  }

  /** {@code log(1 + e^(βx)) / β}; x itself where βx is above the threshold. */
  public static Tensor softplus(Tensor x, double beta, double threshold) {
    return Activations.softplus(x, beta, threshold);
  }

  public static Tensor softsign(Tensor x) {
    return Activations.softsign(x);
  }

  /** {@code log σ(x)}. */
  public static Tensor logSigmoid(Tensor x) {
    return Activations.logSigmoid(x);
  }
}
