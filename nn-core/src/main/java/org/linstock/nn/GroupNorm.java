package org.linstock.nn;

import org.linstock.tensor.Tensor;

/**
 * Group normalization (Wu and He, 2018): {@code y = (x − E[x]) / √(Var[x] + eps) · weight + bias},
 * mean and (biased) variance over a group of channels and all positions, for each example.
 *
 * <p>Shapes: x and y [batch, numChannels, …]; {@code weight} and {@code bias} [numChannels], which
 * start at 1 and 0. eps 1e-5 and both learned unless set. As many groups as channels is instance
 * normalization (Ulyanov et al., 2016).
 *
 * <pre>{@code new GroupNorm(3, 6).forward(Tensor.randn(8, 6, 14, 14)).shape()  // [8, 6, 14, 14]}
 * </pre>
 */
public final class GroupNorm extends Layer {
  private final int numGroups;
  private final int numChannels;
  private final double eps;
  private final Parameter weight;
  private final Parameter bias;

  public GroupNorm(int numGroups, int numChannels) {
    this(numGroups, numChannels, 1e-5, true);
  }

  /** Affine: whether weight and bias are learned. */
  public GroupNorm(int numGroups, int numChannels, double eps, boolean affine) {
    this.numGroups = Windows.positive("GroupNorm", "num_groups", numGroups);
    this.numChannels = Windows.positive("GroupNorm", "num_channels", numChannels);
    if (numChannels % numGroups != 0) {
      throw new IllegalArgumentException(
          "GroupNorm: num_channels = %d, expected a multiple of num_groups = %d"
              .formatted(numChannels, numGroups));
    }
    this.eps = eps;
    this.weight = affine ? register("weight", Tensor.ones(numChannels)) : null;
    this.bias = affine ? register("bias", Tensor.zeros(numChannels)) : null;
  }

  /** Weights 1, biases 0. */
  public void resetParameters() {
    if (weight != null) {
      Init.ones_(weight.data());
      Init.zeros_(bias.data());
    }
  }

  @Override
  Tensor compute(Tensor x) {
    return Functional.groupNorm(x, numGroups, weight, bias, eps);
  }

  public int numGroups() {
    return numGroups;
  }

  public int numChannels() {
    return numChannels;
  }

  public double eps() {
    return eps;
  }

  /** Null when the layer was made without one. */
  public Parameter weight() {
    return weight;
  }

  /** Null when the layer was made without one. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected String extraRepr() {
    return "%d, %d, eps=%s, affine=%s"
        .formatted(numGroups, numChannels, Numbers.text(eps), Windows.bool(weight != null));
  }
}
