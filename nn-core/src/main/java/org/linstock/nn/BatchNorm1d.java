package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Batch normalization of vectors and signals (Ioffe and Szegedy, 2015): {@code y = (x − E[x]) /
 * √(Var[x] + eps) · weight + bias}, mean and variance over the batch and the length for each
 * channel.
 *
 * <p>In training the batch's statistics are used, and running ones follow them: {@code running = (1
 * − momentum)·running + momentum·batch}, with the unbiased variance; a momentum of null makes them
 * the plain mean over all batches. In evaluation the running ones are used, or the batch's when
 * none are kept.
 *
 * <p>Shapes: x and y [batch, numFeatures] or [batch, numFeatures, length]; {@code weight}, {@code
 * bias}, {@code running_mean}, {@code running_var} [numFeatures]. Weights and variances start at 1,
 * biases and means at 0. eps 1e-5, momentum 0.1, learned weights and running statistics unless set.
 *
 * <pre>{@code new BatchNorm1d(6).forward(Tensor.randn(8, 6)).shape()  // [8, 6]}</pre>
 */
public class BatchNorm1d extends BatchNormNd {
  public BatchNorm1d(int numFeatures) {
    this(numFeatures, 1e-5, 0.1);
  }

  public BatchNorm1d(int numFeatures, double eps, Double momentum) {
    this(numFeatures, eps, momentum, true, true);
  }

  /**
   * All settings.
   *
   * @param momentum null for the plain mean over all batches
   * @param affine whether weight and bias are learned
   */
  public BatchNorm1d(
      int numFeatures, double eps, Double momentum, boolean affine, boolean trackRunningStats) {
    super(eps, momentum, affine, trackRunningStats);
    materialize(numFeatures);
  }

  /** For the lazy form, whose tensors come later. */
  BatchNorm1d(double eps, Double momentum, boolean affine, boolean trackRunningStats) {
    super(eps, momentum, affine, trackRunningStats);
  }

  @Override
  final void check(Tensor x) {
    require(
        x.dim() == 2 || x.dim() == 3,
        x,
        "[batch, features] or [batch, features, length]",
        x.dim() == 1 ? "; a single example needs unsqueeze(0)" : "");
  }
}
