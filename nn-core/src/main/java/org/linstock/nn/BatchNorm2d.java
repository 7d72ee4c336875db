package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Batch normalization of images (Ioffe and Szegedy, 2015): {@code y = (x − E[x]) / √(Var[x] + eps)
 * · weight + bias}, mean and variance over the batch, height and width for each channel.
 *
 * <p>In training the batch's statistics are used, and running ones follow them: {@code running = (1
 * − momentum)·running + momentum·batch}, with the unbiased variance; a momentum of null makes them
 * the plain mean over all batches. In evaluation the running ones are used, or the batch's when
 * none are kept.
 *
 * <p>Shapes: x and y [batch, numFeatures, height, width]; {@code weight}, {@code bias}, {@code
 * running_mean}, {@code running_var} [numFeatures]. Weights and variances start at 1, biases and
 * means at 0. eps 1e-5, momentum 0.1, learned weights and running statistics unless set.
 *
 * <pre>{@code new BatchNorm2d(6).forward(Tensor.randn(8, 6, 14, 14)).shape()  // [8, 6, 14, 14]}
 * </pre>
 */
public class BatchNorm2d extends BatchNormNd {
  public BatchNorm2d(int numFeatures) {
    this(numFeatures, 1e-5, 0.1);
  }

  public BatchNorm2d(int numFeatures, double eps, Double momentum) {
    this(numFeatures, eps, momentum, true, true);
  }

  /**
   * All settings.
   *
   * @param momentum null for the plain mean over all batches
   * @param affine whether weight and bias are learned
   */
  public BatchNorm2d(
      int numFeatures, double eps, Double momentum, boolean affine, boolean trackRunningStats) {
    super(eps, momentum, affine, trackRunningStats);
    materialize(numFeatures);
  }

  /** For the lazy form, whose tensors come later. */
  BatchNorm2d(double eps, Double momentum, boolean affine, boolean trackRunningStats) {
    super(eps, momentum, affine, trackRunningStats);
  }

  @Override
  final void check(Tensor x) {
    require(
        x.dim() == 4,
        x,
        "images [batch, channels, height, width]",
        x.dim() == 3 ? "; a single image needs unsqueeze(0)" : "");
  }
}
